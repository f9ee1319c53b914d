import { type Refusal, type RefusalCode, refuse } from '../../shared/refusal.ts';

/**
 * A refusal on its way up to `answerErrors`, for places that cannot give a value back: middleware, and a `getX` that
 * finds nothing. Commands return their refusals instead.
 */
export class Refused extends Error {
  override readonly name = 'Refused';
  readonly refusal: Refusal;
  readonly headers: Readonly<Record<string, string>>;

  constructor(refusal: Refusal | RefusalCode, headers: Readonly<Record<string, string>> = {}) {
    const value = typeof refusal === 'string' ? refuse(refusal) : refusal;
    super(value.refused);
    this.refusal = value;
    this.headers = headers;
  }
}
