import fc from 'fast-check';
import { COMPLAINT_ACTORS, COMPLAINT_VERBS } from '../../shared/complaint/complaint.ts';
import type { ComplaintEntry } from '../../shared/complaint/complaintEntry.ts';
import { refuseVerb } from '../../shared/complaint/refuseVerb.ts';
import { fold, fullAct, HOUR, MONDAY, says, tell, terms, type Step } from './complaintStory.ts';

/** What chance says at a step: which of the things that may happen happens, after how many hours, how it is rated. */
interface Chance {
  readonly pick: number;
  readonly after: number;
  readonly rating: number | undefined;
  readonly yes: boolean;
}

const chance: fc.Arbitrary<Chance> = fc.record({
  pick: fc.nat(1000),
  after: fc.oneof(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 31, max: 400 })),
  rating: fc.option(fc.integer({ min: 1, max: 5 }), { nil: undefined }),
  yes: fc.boolean(),
});

/** Courses of one complaint that the rules allow, with words, questions and notes in between. */
export const complaintWalk: fc.Arbitrary<readonly ComplaintEntry[]> = fc
  .tuple(fc.array(chance, { maxLength: 14 }), fc.integer({ min: 0, max: 200 * 24 }))
  .map(([chances, start]) => walk(chances, MONDAY + start * HOUR));

/** A rating is given with these and with nothing else. */
const RATED: readonly string[] = ['confirm', 'reopen'];

function walk(chances: readonly Chance[], from: number): readonly ComplaintEntry[] {
  let entries = tell([], from);
  for (const { pick, after, rating, yes } of chances) {
    const last = entries.at(-1)?.at ?? from;
    const at = last + after * HOUR;
    const steps = stepsAt(entries, at, yes, rating);
    const step = steps[pick % steps.length];
    if (step === undefined) break;
    const said: ComplaintEntry = {
      entryId: `entry-${entries.length}`,
      at,
      by: step.actor ?? 'filer',
      kind: 'said',
      ...step,
    };
    entries = [...entries, said];
  }
  return entries;
}

function stepsAt(
  entries: readonly ComplaintEntry[],
  at: number,
  approve: boolean,
  rating: number | undefined,
): readonly Step[] {
  const complaint = {
    ...fold(entries),
    complaintId: 'complaint-1',
    communityId: 'community-1',
    isPrivate: false,
    filerId: 'account-filer',
    terms,
  };
  const rated = rating === undefined ? {} : { rating };
  const verbs = COMPLAINT_VERBS.flatMap((verb) =>
    COMPLAINT_ACTORS.filter((actor) => refuseVerb(complaint, fullAct(verb, actor, at)) === undefined).map(
      (actor) => says(actor, verb, { text: '说明', approve, ...(RATED.includes(verb) ? rated : {}) }),
    ),
  );
  // Endings are rarer than what leads to them.
  const lively = verbs.filter(({ kind }) => kind !== 'withdraw' && kind !== 'merge' && kind !== 'escalate');
  return [
    ...lively,
    ...lively,
    ...lively,
    ...verbs,
    { by: 'filer', text: '301' },
    { by: 'handler', text: '周四上门' },
    { by: 'worker', text: '内部', internal: true },
    { by: 'handler', kind: 'askFiler', text: '哪一户？' },
  ];
}
