import { verify } from 'otplib';

/** One step before and after, for clocks that differ. */
const TOLERANCE_SECONDS = 30;

/**
 * The 30-second step a one-time code (RFC 6238) belongs to; undefined when it is wrong or its step, or a later one, was
 * spent before.
 */
export async function totpStepOf(request: {
  readonly secret: string;
  readonly code: string;
  readonly nowMs: number;
  readonly spentStep?: number | undefined;
}): Promise<number | undefined> {
  const { secret, code, nowMs, spentStep } = request;
  const result = await verify({
    secret,
    token: code,
    epoch: Math.floor(nowMs / 1000),
    epochTolerance: TOLERANCE_SECONDS,
    ...(spentStep !== undefined && { afterTimeStep: spentStep }),
  });
  return result.valid && 'timeStep' in result ? result.timeStep : undefined;
}
