import type { ComplaintView } from '../../../shared/complaint/complaintView.ts';
import type { CallResult } from '../platform/clientRefusal.ts';
import { call } from '../platform/request.ts';
import type { DeskVerb } from './verbPlans.ts';

/** What the form of a verb holds when it is sent; only what the verb asks for is read. */
export interface VerbSaid {
  readonly text: string;
  readonly photos: readonly string[];
  readonly organisationId: string;
  readonly into: string;
  readonly workingDays: number;
  readonly approve: boolean;
}

interface Guarded {
  readonly clientKey: string;
  readonly expectedVersion: number;
}

/** Says one verb at the desk. `expectedVersion`: refused when somebody else has acted since it was read. */
export function sendVerb(
  verb: DeskVerb,
  complaintId: string,
  { text, photos, organisationId, into, workingDays, approve }: VerbSaid,
  guarded: Guarded,
  asBureau: boolean,
): Promise<CallResult<ComplaintView>> {
  const params = { complaintId };
  const said = { ...guarded, ...(text === '' ? {} : { text }) };
  const told = { ...guarded, text };
  switch (verb) {
    case 'accept':
      return call('POST /complaints/:complaintId/accept', { params, body: said });
    case 'start':
      return call('POST /complaints/:complaintId/start', { params, body: said });
    case 'reject':
      return call('POST /complaints/:complaintId/reject', { params, body: told });
    case 'return':
      return call('POST /complaints/:complaintId/return', { params, body: told });
    case 'escalate':
      return call('POST /complaints/:complaintId/escalate', { params, body: told });
    case 'merge':
      return call('POST /complaints/:complaintId/merge', { params, body: { ...said, into } });
    case 'assign':
      return call('POST /complaints/:complaintId/assign', { params, body: { ...said, organisationId } });
    case 'done':
      return call('POST /complaints/:complaintId/done', { params, body: { ...told, photos } });
    case 'requestExtension':
      return call('POST /complaints/:complaintId/request-extension', {
        params,
        body: { ...told, workingDays },
      });
    case 'decideExtension':
      return call('POST /complaints/:complaintId/decide-extension', { params, body: { ...said, approve } });
    case 'closeUnresolved':
      return call('POST /complaints/:complaintId/close-unresolved', {
        params,
        body: asBureau ? { ...said, approve } : said,
      });
  }
}
