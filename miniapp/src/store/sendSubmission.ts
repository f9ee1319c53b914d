import type { Receipt } from '../../../shared/ledger/receipt.ts';
import type { CallResult } from '../platform/clientRefusal.ts';
import { forgetPhoto, waitingPhotos } from '../platform/keptPhotos.ts';
import {
  isFinalRefusal,
  type Acknowledged,
  type ComplaintSubmission,
  type Submission,
} from '../platform/outboxItem.ts';
import { call } from '../platform/request.ts';
import { sendFile } from '../platform/sendFile.ts';
import { recall } from '../platform/storage.ts';
import { useHeads } from './headStore.ts';

type AddPhotos = (clientKey: string, photos: readonly string[]) => readonly string[];

/** Sends what was handed in, each kind by its route; never throws. */
export async function sendSubmission(
  submission: Submission,
  addPhotos: AddPhotos,
): Promise<CallResult<Acknowledged>> {
  switch (submission.kind) {
    case 'visit':
      return call('POST /visits', { body: submission.body });
    case 'response': {
      const { roundId, body } = submission;
      const reply = await call('POST /rounds/:roundId/responses', { params: { roundId }, body });
      if (reply.ok) await learnNewKey(reply.value.receipt);
      return reply;
    }
    case 'complaint':
      return sendComplaint(submission, addPhotos);
  }
}

/** A receipt of another key than the one remembered: whether the log handed over to it is asked before it is judged. */
async function learnNewKey({ log, checkpoint }: Receipt): Promise<void> {
  const known = recall(`head/${log}`)?.publicKey;
  if (known !== undefined && known !== checkpoint.publicKey) await useHeads.getState().check(log);
}

/**
 * The photographs that the device still keeps first, each noted as soon as it is there, so that a second try sends only
 * the rest; one that the server will never take is left out rather than holding up the complaint.
 */
async function sendComplaint(
  { communityId, body, photosKeptAs }: ComplaintSubmission,
  addPhotos: AddPhotos,
): Promise<CallResult<Acknowledged>> {
  for (const { localId, content } of await waitingPhotos(photosKeptAs)) {
    const sent = await sendFile(communityId, content, () => undefined);
    if (sent.ok) addPhotos(body.clientKey, [sent.value.evidenceId]);
    else if (!isFinalRefusal(sent.refusal)) return sent;
    await forgetPhoto(photosKeptAs, localId);
  }
  const photos = addPhotos(body.clientKey, []);
  const reply = await call('POST /communities/:communityId/complaints', {
    params: { communityId },
    body: photos.length === 0 ? body : { ...body, photos },
  });
  if (!reply.ok) return reply;
  const { complaintId, number } = reply.value;
  return { ok: true, value: { filed: { complaintId, number } } };
}
