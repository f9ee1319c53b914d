import { AsyncView } from '../components/AsyncView.tsx';
import { Button } from '../components/Button.tsx';
import { Card } from '../components/Card.tsx';
import { ReceiptSlip } from '../components/ReceiptSlip.tsx';
import { IncompleteLink } from '../components/IncompleteLink.tsx';
import { Screen } from '../components/Screen.tsx';
import { CATEGORY_NAMES } from '../../../shared/complaint/complaintNames.ts';
import type { ComplaintView } from '../../../shared/complaint/complaintView.ts';
import type { Contact } from '../../../shared/community/community.ts';
import { Box } from '../platform/box.tsx';
import { callPhone, openPage, usePageParam } from '../platform/navigation.ts';
import { paths } from '../platform/paths.ts';
import { useCommunitySummary } from '../store/useCommunitySummary.ts';
import { complaintSentence } from '../words/complaintSentence.ts';
import { timeText } from '../words/dates.ts';
import './complaint.scss';
import { useComplaint } from './useComplaint.ts';

/** After filing: the number, who has it, until when, what happens next, and whom to call. */
export default function FiledPage() {
  const complaintId = usePageParam('complaintId');
  const { state } = useComplaint(complaintId);
  const community = useCommunitySummary(state.value?.communityId);
  if (complaintId === undefined) return <IncompleteLink title="诉求" what="哪一件诉求" from="home" />;
  return (
    <Screen
      title="已登记"
      contact={community?.contact}
      actions={
        complaintId !== undefined && (
          <Button kind="primary" onPress={() => openPage(paths.complaint(complaintId))}>
            看办理进度
          </Button>
        )
      }
    >
      <AsyncView state={state} rows={4}>
        {(view) => <Filed view={view} contact={community?.contact} />}
      </AsyncView>
    </Screen>
  );
}

interface FiledProps {
  readonly view: ComplaintView;
  readonly contact: Contact | undefined;
}

function Filed({ view, contact }: FiledProps) {
  return (
    <>
      <ReceiptSlip
        stamp={`已登记 · 编号 ${view.number}`}
        state="recorded"
        rows={[
          { label: '哪一类', value: CATEGORY_NAMES[view.category] },
          { label: '在哪里', value: view.placeWords },
          { label: '时间', value: timeText(view.filedAt) },
          { label: '照片', value: `${view.photos.length} 张` },
          { label: '谁能看到', value: view.isPrivate ? '只给办理的人看' : '邻居看得到事，看不到您是谁' },
        ]}
      />
      <Card title="现在到哪一步">
        <Box className="complaint__sentence">{complaintSentence(view, Date.now())}</Box>
      </Card>
      <Card title="接下来">
        <Box as="ol" className="stack">
          <Box as="li">1. 社区先看是不是该受理，受理了就派给施工单位、物业这些承办单位。</Box>
          <Box as="li">2. 承办单位办好了要拍照，再请您说一句：解决了没有。</Box>
          <Box as="li">3. 您说没解决，就重新办；超过时限，您可以请上级督办。</Box>
        </Box>
      </Card>
      {contact !== undefined && (
        <Card title="想问进度">
          <Box className="stack">
            <Box>
              打给{contact.office}，找{contact.function}，报编号 {view.number}。
            </Box>
            <Button aria-label={`打电话 ${contact.phone}`} onPress={() => callPhone(contact.phone)}>
              ☎ {contact.phone}
            </Button>
          </Box>
        </Card>
      )}
    </>
  );
}
