import type { ComplaintActor } from '../../../shared/complaint/complaint.ts';
import { COMPLAINT_STATE_NAMES } from '../../../shared/complaint/complaintNames.ts';
import type { ComplaintLine } from '../../../shared/complaint/complaintView.ts';
import { isOpen, verbRow } from '../../../shared/complaint/verbTable.ts';

export type BulkVerb = 'accept' | 'assign' | 'merge';

/** What will happen to one of the picked complaints: the verbs in their order, or why nothing. */
export interface BulkRow {
  readonly line: ComplaintLine;
  readonly verbs: readonly BulkVerb[];
  /** In words, for whoever looks the list over before it is carried out. */
  readonly will: string;
}

/** A dispatch of many to one firm of a community. What was not accepted yet is accepted on the way. */
export function planDispatch(
  lines: readonly ComplaintLine[],
  communityId: string,
  actors: readonly ComplaintActor[],
): readonly BulkRow[] {
  return lines.map((line) => {
    if (line.communityId !== communityId) return none(line, '不在这个小区，不动');
    if (may('assign', line, actors)) return { line, verbs: ['assign'], will: '派单' };
    const acceptedFirst = { ...line, state: 'accepted' } as const;
    if (may('accept', line, actors) && may('assign', acceptedFirst, actors))
      return { line, verbs: ['accept', 'assign'], will: '先受理，再派单' };
    return none(line, `现在是“${COMPLAINT_STATE_NAMES[line.state]}”，不能派单，不动`);
  });
}

/** A merging of many into one of them, which goes on alone; followers come along. */
export function planMerge(
  lines: readonly ComplaintLine[],
  intoId: string,
  actors: readonly ComplaintActor[],
): readonly BulkRow[] {
  const into = lines.find(({ complaintId }) => complaintId === intoId);
  return lines.map((line) => {
    if (line.complaintId === intoId) return none(line, '保留，继续办理');
    if (into === undefined || !isOpen(into.state)) return none(line, '要并入的那一件已经办完，不动');
    if (line.communityId !== into.communityId) return none(line, '不在同一个小区，不动');
    if (!may('merge', line, actors))
      return none(line, `现在是“${COMPLAINT_STATE_NAMES[line.state]}”，不能合并，不动`);
    return { line, verbs: ['merge'], will: `并入 ${into.number}` };
  });
}

function may(
  verb: BulkVerb,
  { state }: Pick<ComplaintLine, 'state'>,
  actors: readonly ComplaintActor[],
): boolean {
  return actors.some((actor) => verbRow(verb, state, actor) !== undefined);
}

function none(line: ComplaintLine, will: string): BulkRow {
  return { line, verbs: [], will };
}
