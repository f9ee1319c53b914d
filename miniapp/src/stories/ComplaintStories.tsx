import { COMPLAINT_CATEGORIES, COMPLAINT_STATES } from '../../../shared/complaint/complaint.ts';
import type {
  ClockStanding,
  ClockView,
  ComplaintEntryView,
  ComplaintLine,
} from '../../../shared/complaint/complaintView.ts';
import { Card } from '../components/Card.tsx';
import { CategoryTag } from '../components/CategoryTag.tsx';
import { ClockLine } from '../components/ClockLine.tsx';
import { ComplaintCell } from '../components/ComplaintCell.tsx';
import { ComplaintEntryList } from '../components/ComplaintEntryList.tsx';
import { ComplaintStateTag } from '../components/ComplaintStateTag.tsx';
import { Box } from '../platform/box.tsx';

const nothing = (): void => undefined;
const STANDINGS: readonly ClockStanding[] = ['running', 'soon', 'overdue', 'paused', 'met', 'missed'];
const clock: ClockView = {
  clock: 'resolve',
  startedAt: '2026-11-20T01:00:00.000Z',
  dueAt: '2027-01-04T09:00:00.000Z',
  standing: 'running',
  provisional: true,
  hours: 40,
  pauses: [
    { from: '2026-11-20T02:00:00.000Z', to: '2026-11-20T08:00:00.000Z', why: 'waitingForFiler' },
    { from: '2026-11-21T02:00:00.000Z', why: 'extension' },
  ],
};
const line: ComplaintLine = {
  complaintId: 'story',
  number: '20261120-0007',
  communityId: 'demo-01',
  communityName: '示范一小区',
  category: 'leak',
  place: { kind: 'building', buildingId: 'b1', unit: 2 },
  placeWords: '1号楼 2单元，三楼楼道',
  urgency: 'urgent',
  isPrivate: false,
  text: '三楼楼道顶上漏水，接了三天的盆，台阶很滑。',
  state: 'inProgress',
  holderWords: '演示施工单位',
  filedAt: '2026-11-18T01:00:00.000Z',
  days: 3,
  stage: 'build',
  followers: 2,
  reopenings: 0,
  clock,
  thumbUrl: null,
  mine: false,
  following: false,
  version: 5,
};
const entry: ComplaintEntryView = {
  entryId: 'e1',
  at: '2026-11-20T01:00:00.000Z',
  by: 'filer',
  kind: 'filed',
  state: 'submitted',
  text: line.text,
  photos: [],
};

/** What belongs to complaints, in every state. */
export function ComplaintStories() {
  return (
    <>
      <Card title="CategoryTag · ComplaintStateTag">
        <Box className="stack">
          <Box className="row">
            {COMPLAINT_CATEGORIES.map((category) => (
              <CategoryTag key={category} category={category} />
            ))}
          </Box>
          <Box className="row">
            {COMPLAINT_STATES.map((state) => (
              <ComplaintStateTag key={state} state={state} />
            ))}
          </Box>
        </Box>
      </Card>
      <Card title="ClockLine">
        <Box className="stack">
          {STANDINGS.map((standing) => (
            <ClockLine key={standing} clock={{ ...clock, standing }} notes={standing === 'paused'} />
          ))}
        </Box>
      </Card>
      <Card title="ComplaintCell">
        <ComplaintCell line={line} onOpen={nothing} />
        <ComplaintCell
          line={{
            ...line,
            complaintId: 'other',
            state: 'done',
            clock: null,
            text: null,
            mine: true,
            days: 0,
          }}
          onOpen={nothing}
        />
      </Card>
      <Card title="ComplaintEntryList">
        <ComplaintEntryList
          mine
          entries={[
            entry,
            {
              ...entry,
              entryId: 'e2',
              by: 'communityAdmin',
              kind: 'assign',
              text: null,
              organisationName: '演示施工单位',
            },
            { ...entry, entryId: 'e3', by: 'handler', kind: 'said', text: '等材料到货。', internal: true },
            { ...entry, entryId: 'e4', by: 'follower', kind: 'said', text: null, moderation: 'hidden' },
          ]}
        />
      </Card>
    </>
  );
}
