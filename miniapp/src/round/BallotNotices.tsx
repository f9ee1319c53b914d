import type { RoundView } from '../../../shared/round/roundView.ts';
import { Banner } from '../components/Banner.tsx';
import { Choice } from '../components/Choice.tsx';
import { openPage } from '../platform/navigation.ts';
import { paths } from '../platform/paths.ts';
import { useAccount } from '../store/accountStore.ts';
import { useHouseholdPick } from '../store/householdPick.ts';
import { useOutbox } from '../store/outboxStore.ts';
import { refusalSentence } from '../words/refusalSentence.ts';
import { useDrafts } from './draftStore.ts';
import { latestSubmission } from './latestSubmission.ts';
import type { Ballot } from './useBallot.ts';

interface BallotNoticesProps {
  readonly round: RoundView;
  readonly ballot: Ballot;
  readonly termsUnchanged: boolean;
}

/** What the person must know before going on: what this ballot starts from, what has changed, what could not be kept. */
export function BallotNotices({ round, ballot, termsUnchanged }: BallotNoticesProps) {
  const kept = useDrafts((store) => store.kept);
  return (
    <>
      <WhichHousehold round={round} />
      {!termsUnchanged && (
        <Banner tone="bad" title="题目的校验码对不上，请先不要提交。">
          看到的题目和开始征集时登记的不一样。请拨打页面下方的电话核实，已登记的答复不受影响。
        </Banner>
      )}
      {kept?.kept === false && (
        <Banner
          tone="bad"
          title={kept.why === 'full' ? '手机存满了，没能保存。' : '这台设备不允许保存，没能保存。'}
        >
          请不要离开这一页，选好后直接提交。
        </Banner>
      )}
      {ballot.adapted && (
        <Banner tone="warn" title="征集内容已更新">
          还能用的选择都保留了，请再看一遍，把缺的补上。
        </Banner>
      )}
      <Start round={round} ballot={ballot} />
    </>
  );
}

function Start({ round, ballot }: { readonly round: RoundView; readonly ballot: Ballot }) {
  const items = useOutbox((store) => store.items);
  const sent = latestSubmission(items, round.roundId, ballot.draft.householdId);
  switch (ballot.from) {
    case 'counted':
      return (
        <Banner tone="info" title="您家已经答复，下面是现在登记的选择。">
          改了再提交一次就行，以新的为准；旧的也留在登记簿里。不改就不用提交。
        </Banner>
      );
    case 'waiting':
      return (
        <Banner
          tone="warn"
          title="您的答复还没有上传"
          action={{ label: '看上传情况', onPress: () => openPage(paths.review(round.roundId)) }}
        >
          已经保存在这台手机上，联网后会自动上传，不用再填。要改就改了再提交一次。
        </Banner>
      );
    case 'refused':
      return (
        <Banner tone="bad" title="上次提交没有登记">
          {sent?.item.refusal === undefined ? '' : refusalSentence(sent.item.refusal.code)}
          您选的内容都在，看一遍再提交。
        </Banner>
      );
    case 'draft':
      return (
        <Banner tone="warn" title="这是您上次没有提交的选择，接着填就行。">
          选好后要提交才算数。
        </Banner>
      );
    case 'nothing':
      return null;
  }
}

/** For which household, when the person has several here. */
function WhichHousehold({ round }: { readonly round: RoundView }) {
  const account = useAccount((store) => store.account);
  const pick = useHouseholdPick((store) => store.pick);
  const links = account?.households.filter((link) => link.communityId === round.communityId) ?? [];
  if (links.length < 2) return null;
  return (
    <Choice
      name="household"
      legend="您在为哪一户答复？"
      options={links.map(({ householdId, address }) => ({ id: householdId, label: address }))}
      picked={round.mine === undefined ? [] : [round.mine.householdId]}
      onChange={([householdId]) => {
        if (householdId !== undefined) pick(round.roundId, householdId);
      }}
    />
  );
}
