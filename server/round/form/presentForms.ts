import type { FormStanding, FormToCheck } from '../../../shared/round/answering/formApi.ts';
import { formsToShow } from '../../../shared/round/answering/paperForm.ts';
import { questionIdsFor } from '../../../shared/round/counting/questionScope.ts';
import type { CommunityRecord } from '../../community/communityModel.ts';
import type { PhotoStore } from '../../evidence/photoStore.ts';
import type { Caller } from '../../http/caller.ts';
import type { OpenedRound } from '../../state/communityState.ts';
import { casesOf } from '../../state/roundCases.ts';
import { ASKING_ROLES } from '../case/caseRoles.ts';
import { disputeWay } from '../case/disputeSlip.ts';
import { everyResponse } from '../answering/findResponse.ts';
import { doorWords } from '../case/presentCase.ts';
import type { RoundParts } from '../roundParts.ts';
import { reachesDoor } from '../answering/staffDoor.ts';
import { presentBatch } from './formBatch.ts';
import type { FormCheck } from './formCheckStore.ts';

/** What shows forms beside the round. */
export interface FormParts extends RoundParts {
  readonly photos: Pick<PhotoStore, 'show'>;
}

interface FormRound {
  readonly community: CommunityRecord;
  readonly round: OpenedRound;
}

/** Where a round's forms stand, with those in the caller's reach that wait for a second person, not all at once. */
export async function presentForms(
  parts: FormParts,
  caller: Caller,
  shown: FormRound,
): Promise<FormStanding> {
  const { community, round } = shown;
  const { roundId } = round.terms;
  const { printed, received, keyed, batches } = round.forms;
  const checks = new Map((await parts.formChecks.ofRound(roundId)).map((check) => [check.seq, check]));
  const checked = [...keyed.values()].flatMap((seq) => checks.get(seq) ?? []);
  const entries = await Promise.all(batches.map((seq) => parts.ledger.entry(community._id, seq)));
  const waiting = waitingForms(caller, shown, checks);
  return {
    roundId,
    printed: printed.size,
    received: received.size,
    keyed: keyed.size,
    checked: checked.length,
    differing: checked.filter(({ differing }) => differing.length > 0).length,
    batches: entries.flatMap((entry) => (entry === undefined ? [] : [presentBatch(entry.leaf)])),
    waiting: await presentWaiting(parts, shown, formsToShow(waiting)),
    waitingCount: waiting.length,
  };
}

interface WaitingForm {
  readonly serial: string;
  readonly seq: number;
  readonly mine: boolean;
  readonly householdId: string;
  readonly unitId: string;
}

/**
 * What waits in the caller's reach: entries that count and that nobody has checked, or that the caller has read
 * differently without the dispute having been written.
 */
function waitingForms(
  caller: Caller,
  { community, round }: FormRound,
  checks: ReadonlyMap<number, FormCheck>,
): WaitingForm[] {
  const responses = new Map(everyResponse(round).map((found) => [found.response.seq, found]));
  const disputed = new Set(
    casesOf(round.cases, 'dispute')
      .filter((one) => disputeWay(one) === 'check')
      .map(({ targetSeq }) => targetSeq),
  );
  const isChecked = (seq: number): boolean => {
    const check = checks.get(seq);
    if (check === undefined) return false;
    return check.by !== caller.account?.id || check.differing.length === 0 || disputed.has(seq);
  };
  return [...round.forms.keyed].flatMap(([serial, seq]): WaitingForm[] => {
    const found = isChecked(seq) ? undefined : responses.get(seq);
    if (found?.standing !== 'live' && found?.standing !== 'pending') return [];
    const { householdId, actorId } = found.response;
    const door = round.count.cells.get(householdId)?.roll;
    if (door === undefined || !reachesDoor(caller, community, door, ASKING_ROLES)) return [];
    return [{ serial, seq, householdId, unitId: door.unitId, mine: actorId === caller.account?.id }];
  });
}

async function presentWaiting(
  parts: FormParts,
  { community, round }: FormRound,
  shown: readonly WaitingForm[],
): Promise<FormToCheck[]> {
  const photos = await Promise.all(
    shown.map(async ({ seq }) => photoIn((await parts.ledger.entry(community._id, seq))?.fields.photo)),
  );
  const addresses = await parts.photos.show(photos, 'whole');
  return Promise.all(
    shown.map(async ({ serial, seq, mine, householdId, unitId }, index): Promise<FormToCheck> => {
      const { thumbUrl = '', fullUrl = '' } = addresses.get(photos[index] ?? '') ?? {};
      const address = await doorWords(parts, community, householdId);
      const questionIds = questionIdsFor(round.terms.questions, unitId);
      return { serial, seq, householdId, address, questionIds, mine, thumbUrl, fullUrl };
    }),
  );
}

/** The form's own photograph stands first; a proxy's letter may follow. */
function photoIn(photo: unknown): string {
  const first: unknown = Array.isArray(photo) ? photo[0] : photo;
  return typeof first === 'string' ? first : '';
}
