import type { FormStanding, FormToCheck } from '../../../shared/round/formApi.ts';
import { questionIdsFor } from '../../../shared/round/questionScope.ts';
import type { CommunityRecord } from '../../community/communityModel.ts';
import type { PhotoStore } from '../../evidence/photoStore.ts';
import type { Caller } from '../../http/caller.ts';
import type { OpenedRound } from '../../state/communityState.ts';
import { ASKING_ROLES } from '../caseRoles.ts';
import { findResponse } from '../findResponse.ts';
import { doorWords } from '../presentCase.ts';
import type { RoundParts } from '../roundParts.ts';
import { reachesDoor } from '../staffDoor.ts';
import { presentBatch } from './formBatch.ts';

/** What shows forms beside the round. */
export interface FormParts extends RoundParts {
  readonly photos: Pick<PhotoStore, 'show'>;
}

interface FormRound {
  readonly community: CommunityRecord;
  readonly round: OpenedRound;
}

/** Where a round's forms stand, with those in the caller's reach that wait for a second person. */
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
  return {
    roundId,
    printed: printed.size,
    received: received.size,
    keyed: keyed.size,
    checked: checked.length,
    differing: checked.filter(({ differing }) => differing.length > 0).length,
    batches: entries.flatMap((entry) => (entry === undefined ? [] : [presentBatch(entry.leaf)])),
    waiting: await waitingForms(parts, caller, shown, (seq) => checks.has(seq)),
  };
}

async function waitingForms(
  parts: FormParts,
  caller: Caller,
  { community, round }: FormRound,
  isChecked: (seq: number) => boolean,
): Promise<FormToCheck[]> {
  const waiting: FormToCheck[] = [];
  for (const [serial, seq] of round.forms.keyed) {
    const found = isChecked(seq) ? undefined : findResponse(round, seq);
    const door = found && round.count.cells.get(found.response.householdId)?.roll;
    if (found === undefined || door === undefined || !reachesDoor(caller, community, door, ASKING_ROLES))
      continue;
    if (found.standing !== 'live' && found.standing !== 'pending') continue;
    const { householdId, actorId } = found.response;
    const photo = photoIn((await parts.ledger.entry(community._id, seq))?.fields.photo);
    const addresses = (await parts.photos.show([photo], 'whole')).get(photo);
    waiting.push({
      serial,
      seq,
      householdId,
      address: await doorWords(parts, community, householdId),
      questionIds: questionIdsFor(round.terms.questions, door.unitId),
      mine: actorId === caller.account?.id,
      thumbUrl: addresses?.thumbUrl ?? '',
      fullUrl: addresses?.fullUrl ?? '',
    });
  }
  return waiting;
}

/** The form's own photograph stands first; a proxy's letter may follow. */
function photoIn(photo: unknown): string {
  const first: unknown = Array.isArray(photo) ? photo[0] : photo;
  return typeof first === 'string' ? first : '';
}
