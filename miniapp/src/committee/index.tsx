import {
  COMMITTEE_FUNCTION_NAMES,
  type Committee,
  type CommitteeMeeting,
} from '../../../shared/committee/committee.ts';
import { AsyncView } from '../components/AsyncView.tsx';
import { Banner } from '../components/Banner.tsx';
import { Card } from '../components/Card.tsx';
import { Cell } from '../components/Cell.tsx';
import { CommitteeDecisions } from '../components/CommitteeDecisions.tsx';
import { IncompleteLink } from '../components/IncompleteLink.tsx';
import { Screen } from '../components/Screen.tsx';
import { Box } from '../platform/box.tsx';
import { usePageParam } from '../platform/navigation.ts';
import { hasRole, useAccount } from '../store/accountStore.ts';
import { useCall } from '../store/useCall.ts';
import { useCommunitySummary } from '../store/useCommunitySummary.ts';
import { dateText } from '../words/dates.ts';
import { DecisionForm } from './DecisionForm.tsx';
import { MeetingForm } from './MeetingForm.tsx';
import { MemberForm } from './MemberForm.tsx';

/** 小区改造委员会: members by function, meetings, decisions; the committee itself records here. */
export default function CommitteePage() {
  const communityId = usePageParam('communityId');
  const state = useCall(
    'GET /communities/:communityId/committee',
    communityId === undefined ? 'wait' : { params: { communityId } },
  );
  const community = useCommunitySummary(communityId);
  const account = useAccount((store) => store.account);
  if (communityId === undefined) return <IncompleteLink title="小区改造委员会" what="哪个小区" from="home" />;
  return (
    <Screen title="小区改造委员会" contact={community?.contact}>
      <AsyncView state={state} rows={5}>
        {(committee) => (
          <>
            {community !== undefined && <Box className="large">{community.name}</Box>}
            <Members committee={committee} />
            <CommitteeDecisions key={committee.decisions.length} communityId={committee.communityId} atHome />
            {committee.meetings.map((meeting) => (
              <Meeting key={meeting.meetingId} meeting={meeting} committee={committee} />
            ))}
            {committee.mayRecord && committee.members.length > 0 && (
              <>
                <MeetingForm committee={committee} onDone={state.retry} />
                {committee.meetings.length > 0 && <DecisionForm committee={committee} onDone={state.retry} />}
              </>
            )}
            {committee.mayRecord && hasRole(account, 'communityAdmin') && (
              <MemberForm committee={committee} onDone={state.retry} />
            )}
          </>
        )}
      </AsyncView>
    </Screen>
  );
}

function Members({ committee }: { readonly committee: Committee }) {
  if (committee.members.length === 0) return <Banner tone="info" title="这个小区还没有成立改造委员会。" />;
  return (
    <Card title={`成员 ${committee.members.length} 人`}>
      {committee.members.map(({ memberId, represents, name, ...member }) => (
        <Cell
          key={memberId}
          title={COMMITTEE_FUNCTION_NAMES[member.function]}
          hint={`代表：${represents}`}
          value={name ?? ''}
        />
      ))}
      <Box className="small">对外只写职务，不写姓名。</Box>
    </Card>
  );
}

function Meeting({
  meeting,
  committee,
}: {
  readonly meeting: CommitteeMeeting;
  readonly committee: Committee;
}) {
  const words = committee.members
    .filter(({ memberId }) => meeting.present.includes(memberId))
    .map(({ represents, ...member }) => `${COMMITTEE_FUNCTION_NAMES[member.function]}（${represents}）`);
  return (
    <Card title={`${dateText(meeting.heldOn)} 会议`}>
      <Box className="stack">
        <Box className="small">
          地点：{meeting.place}。委员会 {meeting.members} 人，到会 {meeting.present.length} 人
          {words.length > 0 ? `：${words.join('、')}` : ''}。
        </Box>
        {meeting.minutes.split('\n').map((line) => (
          <Box key={line}>{line}</Box>
        ))}
      </Box>
    </Card>
  );
}
