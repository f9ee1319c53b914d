import { useState } from 'react';
import { Banner } from '../components/Banner.tsx';
import { Button } from '../components/Button.tsx';
import { Card } from '../components/Card.tsx';
import { Field } from '../components/Field.tsx';
import { Box } from '../platform/box.tsx';
import { randomKey } from '../platform/randomKey.ts';
import { call } from '../platform/request.ts';
import { useAct } from '../store/useAct.ts';
import { useCall } from '../store/useCall.ts';
import { refusalSentence } from '../words/refusalSentence.ts';
import { CaseList } from './CaseList.tsx';
import { DwellingPicker } from './DwellingPicker.tsx';

interface ErasureCasesProps {
  readonly roundId: string;
  readonly communityId: string;
}

/** 清除: households that wish what they said in a final round to be erased; one person asks, another agrees. */
export function ErasureCases({ roundId, communityId }: ErasureCasesProps) {
  const state = useCall('GET /rounds/:roundId/erasures', { params: { roundId }, query: { limit: 100 } });
  return (
    <>
      <CaseList
        title="清除"
        state={state}
        emptyWords="没有住户要求清除。结果确定满一年后，住户可以要求清除自己的答复。"
        row={(one) => ({
          id: one.caseId,
          title: one.address,
          open: true,
          final: `永久清除 ${one.address} 这一轮的答复？`,
          will: '批准后，这一户在这一轮里的答复永久清除，不能恢复；已公布的合计和校验码不变。',
          decide: (verb, words) =>
            call(`POST /erasures/:erasureId/${verb}`, { params: { erasureId: one.caseId }, body: { words } }),
          about: <Box>依据：{one.words}</Box>,
        })}
      />
      <ErasureForm roundId={roundId} communityId={communityId} onAsked={state.retry} />
    </>
  );
}

function ErasureForm({
  roundId,
  communityId,
  onAsked,
}: ErasureCasesProps & { readonly onAsked: () => void }) {
  const [picked, setPicked] = useState({ buildingId: '', unitId: '', householdId: '' });
  const [words, setWords] = useState('');
  const [incomplete, setIncomplete] = useState(false);
  const { busy, refusal, act } = useAct<unknown>(onAsked);

  const submit = async (): Promise<void> => {
    const incompleteNow = picked.householdId === '' || words.trim() === '';
    setIncomplete(incompleteNow);
    if (incompleteNow) return;
    await act(
      async () =>
        call('POST /rounds/:roundId/erasures', {
          params: { roundId },
          body: { clientKey: await randomKey(), householdId: picked.householdId, words: words.trim() },
        }),
      '清除申请已提交，等另一个人审核',
    );
  };

  return (
    <Card title="申请清除">
      <Box className="stack">
        {incomplete && <Banner tone="bad" title="请选好是哪一户，并写明依据。" />}
        {refusal !== undefined && <Banner tone="bad" title={refusalSentence(refusal.code)} />}
        <DwellingPicker
          communityId={communityId}
          wants="household"
          picked={picked}
          onPick={(more) => setPicked((before) => ({ ...before, ...more }))}
        />
        <Field
          id="erasure-words"
          label="依据"
          kind="long"
          maxLength={500}
          hint="谁提出的，怎样核对了身份"
          value={words}
          onChange={setWords}
        />
        <Button busy={busy} onPress={() => void submit()}>
          提交申请
        </Button>
      </Box>
    </Card>
  );
}
