import type { FieldFault, RefusalCode } from '../../../shared/refusal.ts';

/** A refusal of the server, or the phone's own finding that the server was not reached. */
export type ClientRefusalCode = RefusalCode | 'network/offline' | 'network/timeout';

/** Why a call gave nothing. `status` is the HTTP status, 0 when no reply came; `details` are the numbers beside the code. */
export interface ClientRefusal {
  readonly code: ClientRefusalCode;
  readonly message: string;
  readonly status: number;
  readonly fields?: readonly FieldFault[];
  readonly details: Readonly<Record<string, unknown>>;
}

export type CallResult<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly refusal: ClientRefusal };

/** No reply came: the same call may be sent again without harm when it carries its client key. */
export function isNetworkRefusal(refusal: ClientRefusal): boolean {
  return refusal.code === 'network/offline' || refusal.code === 'network/timeout';
}
