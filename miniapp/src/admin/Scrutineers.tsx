import { useState } from 'react';
import type { RoundView } from '../../../shared/round/roundView.ts';
import { SCRUTINEERS } from '../../../shared/round/case/scrutineer.ts';
import { Banner } from '../components/Banner.tsx';
import { Button } from '../components/Button.tsx';
import { Card } from '../components/Card.tsx';
import { Select } from '../components/Select.tsx';
import { Box } from '../platform/box.tsx';
import { randomKey } from '../platform/randomKey.ts';
import { call } from '../platform/request.ts';
import { hasRole, useAccount } from '../store/accountStore.ts';
import { announce } from '../store/announceStore.ts';
import { useCall } from '../store/useCall.ts';
import { RELATION_NAMES } from '../words/names.ts';
import { refusalSentence } from '../words/refusalSentence.ts';

interface ScrutineersProps {
  readonly round: RoundView;
  readonly onChanged: () => void;
}

const PLACES = Array.from({ length: SCRUTINEERS }, (_, place) => place);
const NAMES = ['第一位', '第二位'];

/** 核对人: who recounts this round after its close, and, while it is open, choosing the two. */
export function Scrutineers({ round, onChanged }: ScrutineersProps) {
  const account = useAccount((store) => store.account);
  const { scrutineers = [], status } = round;
  const may = status === 'open' && hasRole(account, 'communityAdmin');
  return (
    <Card title="核对人" id="scrutineers">
      <Box className="stack">
        <Box>
          {scrutineers.length === 0
            ? '还没有指定核对人。'
            : `已指定：${scrutineers.map(({ building }) => `${building}一户`).join('、')}。`}
        </Box>
        <Box className="small">
          两位住户，分属两户，工作人员和家里人不能当。截止以后，他们能看到本轮每一户的登记，在自己手机上重新数一遍；每次查看都留痕，名单（只写楼栋）公开存档。
        </Box>
        {may && <Appoint round={round} onChanged={onChanged} />}
        {!may && status !== 'open' && scrutineers.length === 0 && (
          <Box className="small">截止以后不能再指定。</Box>
        )}
      </Box>
    </Card>
  );
}

function Appoint({ round, onChanged }: ScrutineersProps) {
  const { communityId, roundId, scrutineers = [] } = round;
  const bindings = useCall('GET /bindings', { query: { communityId, limit: 100 } });
  const [picked, setPicked] = useState<readonly string[]>(PLACES.map(() => ''));
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const people = (bindings.value?.items ?? []).filter((binding) => binding.status === 'approved');
  const options = [{ id: '', label: '请选择' }].concat(
    people.map(({ bindingId, address, relation, name }) => ({
      id: bindingId,
      label: `${address} ${RELATION_NAMES[relation]} ${name}`,
    })),
  );
  const appoint = async (): Promise<void> => {
    if (picked.includes('')) {
      setProblem('请选两位核对人。');
      return;
    }
    setBusy(true);
    const body = { clientKey: await randomKey(), bindingIds: picked };
    const appointed = await call('POST /rounds/:roundId/scrutineers', { params: { roundId }, body });
    setBusy(false);
    setProblem(appointed.ok ? undefined : refusalSentence(appointed.refusal.code));
    if (!appointed.ok) return;
    setPicked(PLACES.map(() => ''));
    announce('核对人已指定，名单已公开存档');
    onChanged();
  };
  return (
    <>
      {problem !== undefined && <Banner tone="bad" title={problem} />}
      {bindings.refusal !== undefined && (
        <Banner
          tone="warn"
          title={refusalSentence(bindings.refusal.code)}
          action={{ label: '再试一次', onPress: bindings.retry }}
        />
      )}
      {bindings.value !== undefined && people.length < SCRUTINEERS && (
        <Box>绑定了账号的住户还不到两位，先请住户绑定。</Box>
      )}
      {PLACES.map((place) => (
        <Select
          key={place}
          id={`scrutineer-${place + 1}`}
          label={NAMES[place] ?? ''}
          options={options}
          value={picked[place] ?? ''}
          onSelect={(id) => setPicked((before) => before.map((old, at) => (at === place ? id : old)))}
        />
      ))}
      <Button
        kind={scrutineers.length === 0 ? 'primary' : 'secondary'}
        busy={busy}
        onPress={() => void appoint()}
      >
        {scrutineers.length === 0 ? '指定这两位' : '换成这两位'}
      </Button>
    </>
  );
}
