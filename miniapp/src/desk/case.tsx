import { useState } from 'react';
import type { ComplaintEntryView, ComplaintView } from '../../../shared/complaint/complaintView.ts';
import { AsyncView } from '../components/AsyncView.tsx';
import { Card } from '../components/Card.tsx';
import { ClockLine } from '../components/ClockLine.tsx';
import { ComplaintEntryList } from '../components/ComplaintEntryList.tsx';
import { IncompleteLink } from '../components/IncompleteLink.tsx';
import { Screen } from '../components/Screen.tsx';
import { Box } from '../platform/box.tsx';
import { replacePage, usePageParam } from '../platform/navigation.ts';
import { paths } from '../platform/paths.ts';
import { hasRole, useAccount } from '../store/accountStore.ts';
import { useCall } from '../store/useCall.ts';
import { useCommunitySummary } from '../store/useCommunitySummary.ts';
import { useMoved } from '../store/useMoved.ts';
import { CaseHead } from './CaseHead.tsx';
import { CasePhotos } from './CasePhotos.tsx';
import { Moderate } from './Moderate.tsx';
import { PhoneLook } from './PhoneLook.tsx';
import { SayForm } from './SayForm.tsx';
import { VerbPanel } from './VerbPanel.tsx';
import './desk.scss';

/** One complaint at the desk: all that the person may see of it, and all that the person may do now. */
export default function DeskCasePage() {
  const complaintId = usePageParam('complaintId');
  const state = useCall(
    'GET /complaints/:complaintId',
    complaintId === undefined ? 'wait' : { params: { complaintId } },
  );
  // Whoever gave it back has it no longer in reach and asks for it no more.
  const [gone, setGone] = useState(false);
  // An own act is told by its reply; the push of it may come before, when the case is no longer there.
  const [sending, setSending] = useState(false);
  useMoved(complaintId === undefined || gone || sending ? [] : [`complaint:${complaintId}`], state.retry);
  const [changed, setChanged] = useState<ComplaintView>();
  const contact = useCommunitySummary(state.value?.communityId)?.contact;
  if (complaintId === undefined)
    return <IncompleteLink title="办理诉求" what="哪一件诉求" from="desk" wide />;
  return (
    <Screen title="办理诉求" wide contact={contact}>
      <AsyncView state={state} rows={6}>
        {(loaded) => (
          <Desk
            complaint={newest(loaded, changed)}
            onDone={setChanged}
            onSending={setSending}
            onLooked={state.retry}
            onGone={() => {
              setGone(true);
              replacePage(paths.deskMine());
            }}
          />
        )}
      </AsyncView>
    </Screen>
  );
}

interface DeskProps {
  readonly complaint: ComplaintView;
  readonly onDone: (complaint: ComplaintView) => void;
  readonly onGone: () => void;
  readonly onSending: (sending: boolean) => void;
  readonly onLooked: () => void;
}

function Desk({ complaint, onDone, onGone, onSending, onLooked }: DeskProps) {
  const account = useAccount((store) => store.account);
  const speaks = hasRole(account, 'worker', 'communityAdmin', 'districtBureau', 'handler');
  const moderates = hasRole(account, 'worker', 'communityAdmin');
  const acted = (next: ComplaintView): void => {
    if (next.state === 'returned' && hasRole(account, 'handler')) onGone();
    else onDone(next);
  };
  return (
    <Box className="desk__pair">
      <Box className="stack desk__head">
        <CaseHead complaint={complaint} />
        <CasePhotos complaint={complaint} />
      </Box>
      <Box className="stack desk__acts">
        <VerbPanel complaint={complaint} onDone={acted} onSending={onSending} />
        {hasRole(account, 'communityAdmin', 'handler') && (
          <PhoneLook complaint={complaint} onLooked={onLooked} />
        )}
        {speaks && <SayForm complaint={complaint} onDone={onDone} />}
        <Card title="时限">
          <Box className="stack">
            {complaint.clocks.map((clock) => (
              <ClockLine key={`${clock.clock} ${clock.startedAt}`} clock={clock} notes />
            ))}
          </Box>
        </Card>
      </Box>
      <Box className="desk__story">
        <Card title="办理过程">
          <ComplaintEntryList
            entries={complaint.entries}
            acts={(entry) =>
              moderates && mayBeHidden(entry) ? (
                <Moderate complaintId={complaint.complaintId} entry={entry} onDone={onDone} />
              ) : null
            }
          />
        </Card>
      </Box>
    </Box>
  );
}

/** Words or pictures that residents read; what was done stays to be seen. */
function mayBeHidden({ internal, text, photos }: ComplaintEntryView): boolean {
  return internal !== true && ((text !== null && text !== '') || photos.length > 0);
}

/** The reply to the person's own act may be newer than what was loaded, or older than what the socket has brought. */
function newest(loaded: ComplaintView, changed: ComplaintView | undefined): ComplaintView {
  return changed?.complaintId === loaded.complaintId && changed.version > loaded.version ? changed : loaded;
}
