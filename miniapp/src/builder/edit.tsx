import { useEffect, useState } from 'react';
import { AsyncView } from '../components/AsyncView.tsx';
import { Button } from '../components/Button.tsx';
import { IncompleteLink } from '../components/IncompleteLink.tsx';
import { Screen } from '../components/Screen.tsx';
import type { DraftView } from '../../../shared/round/opening/draft.ts';
import { withMatters } from '../../../shared/round/opening/template/statutoryTemplate.ts';
import { Box } from '../platform/box.tsx';
import { focusOn } from '../platform/focus.ts';
import { usePageParam } from '../platform/navigation.ts';
import { useCall } from '../store/useCall.ts';
import { useCommunitySummary } from '../store/useCommunitySummary.ts';
import { AccessCard } from './AccessCard.tsx';
import { BasicsCard } from './BasicsCard.tsx';
import { anchorOf } from './draftChanges.ts';
import { FaultList, SaveLine } from './DraftHead.tsx';
import { OpenCard } from './OpenCard.tsx';
import { PlanCard } from './PlanCard.tsx';
import { PreviewCard } from './PreviewCard.tsx';
import { QuestionsCard } from './QuestionsCard.tsx';
import { StatutoryCard } from './StatutoryCard.tsx';
import { RuleCard } from './RuleCard.tsx';
import { useDraft } from './useDraft.ts';
import './builder.scss';

/** 准备一轮征集: everything that will be fixed, beside what residents will see. */
export default function BuilderEditPage() {
  const roundId = usePageParam('roundId');
  const draft = useCall(
    'GET /rounds/:roundId/draft',
    roundId === undefined ? 'wait' : { params: { roundId } },
  );
  const contact = useCommunitySummary(draft.value?.communityId)?.contact;
  if (roundId === undefined) return <IncompleteLink title="准备征集" what="哪一份草稿" from="admin" wide />;
  return (
    <Screen title="准备征集" wide contact={contact}>
      <AsyncView state={draft} rows={5}>
        {(opened) => <Builder key={opened.version} opened={opened} onReload={draft.retry} />}
      </AsyncView>
    </Screen>
  );
}

function Builder({ opened, onReload }: { readonly opened: DraftView; readonly onReload: () => void }) {
  const { view, terms, faults, save, change, settle } = useDraft(opened);
  const [openId, setOpenId] = useState<string>();
  const [looking, setLooking] = useState(false);
  const plan = useCall('GET /communities/:communityId/plan', { params: { communityId: view.communityId } });
  // On a phone the preview stands below the form: whoever asks for it is taken there.
  useEffect(() => {
    if (looking) focusOn('edit-preview');
  }, [looking]);
  const go = (path: string): void => {
    const [, index] = /^questions\[(\d+)\]/.exec(path) ?? [];
    if (index !== undefined) setOpenId(terms.questions[Number(index)]?.questionId);
    focusOn(anchorOf(path));
  };
  return (
    <Box className="build">
      <Box className="build__form stack">
        <SaveLine save={save} onRetry={() => void settle()} onReload={onReload} />
        <FaultList faults={faults} onGo={go} />
        <Box className="build__narrow">
          <Button aria-expanded={looking} onPress={() => setLooking(!looking)}>
            {looking ? '收起预览' : '看居民看到的样子'}
          </Button>
        </Box>
        <BasicsCard terms={terms} faults={faults} onChange={change} />
        <StatutoryCard terms={terms} faults={faults} onChange={change} />
        <PlanCard view={view} terms={terms} faults={faults} onChange={change} />
        <QuestionsCard
          questions={terms.questions}
          units={view.units}
          faults={faults}
          openId={openId}
          onOpen={setOpenId}
          onChange={(questions) =>
            change({
              questions,
              ...(terms.statutory === undefined
                ? {}
                : { statutory: withMatters(terms.statutory, questions) }),
            })
          }
        />
        <RuleCard terms={terms} policyLabel={view.policy.label} faults={faults} onChange={change} />
        <AccessCard terms={terms} faults={faults} onChange={change} />
        <OpenCard view={view} terms={terms} mayOpen={faults.length === 0} settle={settle} />
      </Box>
      <Box className={`build__preview ${looking ? 'build__preview--open' : ''}`}>
        <PreviewCard
          terms={terms}
          plan={plan.value}
          units={view.units.map(({ unitId, name, buildingName }) => ({
            unitId,
            label: `${buildingName} ${name}`,
          }))}
        />
      </Box>
    </Box>
  );
}
