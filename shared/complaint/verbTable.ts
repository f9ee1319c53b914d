import { OPEN_STATES, type ComplaintActor, type ComplaintState, type ComplaintVerb } from './complaint.ts';

/** One line of the machine: in these states these persons may say the verb, and what comes of it. */
export interface VerbRow {
  readonly verb: ComplaintVerb;
  readonly from: readonly ComplaintState[];
  readonly by: readonly ComplaintActor[];
  /** `same`: it stays where it is (a closing that is only asked for). */
  readonly to: ComplaintState | 'same';
}

/** The second return, and every one after it, is decided by the district bureau. */
export const BUREAU_DECIDES_FROM_RETURN = 2;
/** The third 未解决 brings the complaint to 督办. */
export const ESCALATES_FROM_REOPENING = 3;

/**
 * The whole machine. What depends on more than state and person (a count, a date, a photograph) stands in
 * `refuseVerb.ts`; the two counts above change the target of `reopen` and who assigns.
 */
export const VERB_TABLE: readonly VerbRow[] = [
  { verb: 'accept', from: ['submitted'], by: ['communityAdmin', 'worker'], to: 'accepted' },
  { verb: 'reject', from: ['submitted'], by: ['communityAdmin', 'worker'], to: 'rejected' },
  { verb: 'merge', from: OPEN_STATES, by: ['communityAdmin', 'worker'], to: 'merged' },
  { verb: 'appeal', from: ['rejected'], by: ['filer'], to: 'escalated' },
  { verb: 'assign', from: ['accepted'], by: ['communityAdmin'], to: 'assigned' },
  {
    verb: 'assign',
    from: ['returned', 'escalated'],
    by: ['communityAdmin', 'districtBureau'],
    to: 'assigned',
  },
  { verb: 'return', from: ['assigned', 'inProgress'], by: ['handler'], to: 'returned' },
  { verb: 'start', from: ['assigned', 'reopened'], by: ['handler'], to: 'inProgress' },
  { verb: 'requestExtension', from: ['inProgress'], by: ['handler'], to: 'extensionRequested' },
  { verb: 'decideExtension', from: ['extensionRequested'], by: ['communityAdmin'], to: 'inProgress' },
  { verb: 'done', from: ['inProgress'], by: ['handler'], to: 'done' },
  { verb: 'confirm', from: ['done', 'timedOut'], by: ['filer'], to: 'confirmed' },
  { verb: 'reopen', from: ['done', 'timedOut'], by: ['filer'], to: 'reopened' },
  { verb: 'timeOut', from: ['done'], by: ['clock'], to: 'timedOut' },
  {
    verb: 'escalate',
    from: OPEN_STATES,
    by: ['clock', 'communityAdmin', 'districtBureau', 'filer'],
    to: 'escalated',
  },
  { verb: 'closeUnresolved', from: ['inProgress', 'escalated'], by: ['communityAdmin'], to: 'same' },
  {
    verb: 'closeUnresolved',
    from: ['inProgress', 'escalated'],
    by: ['districtBureau'],
    to: 'closedUnresolved',
  },
  { verb: 'withdraw', from: OPEN_STATES, by: ['filer'], to: 'withdrawn' },
];

/** The line of the table for this verb, state and person; undefined where there is none. */
export function verbRow(
  verb: ComplaintVerb,
  state: ComplaintState,
  actor: ComplaintActor,
): VerbRow | undefined {
  return VERB_TABLE.find((row) => row.verb === verb && row.from.includes(state) && row.by.includes(actor));
}

/** True where somebody of the offices still has to act. */
export function isOpen(state: ComplaintState): boolean {
  return OPEN_STATES.some((open) => open === state);
}
