import type { BodyOf } from '../../shared/api.ts';
import type { Binding } from '../../shared/identity/account.ts';
import { type Refusal, refuse } from '../../shared/refusal.ts';
import type { AttemptLimit } from './attemptLimit.ts';
import type { BindingStore } from './bindingStore.ts';
import type { Places } from './places.ts';
import { presentBinding } from './presentBinding.ts';
import type { SessionStore } from './sessionStore.ts';
import { readPrintedCode } from '../crypto/printedCode.ts';
import type { SlipStore } from './slipStore.ts';

export interface AskBindingDeps {
  readonly bindings: BindingStore;
  readonly slips: SlipStore;
  readonly places: Places;
  readonly sessions: Pick<SessionStore, 'forget'>;
  /** Wrong codes per account, whatever session or address they come from. */
  readonly guesses: AttemptLimit;
}

/**
 * Asks to be recognised as belonging to the household whose slip one holds; a worker decides. An unknown, expired and
 * used code are one answer, so that a guesser learns nothing. The request's own insertion spends the code.
 */
export async function askBinding(
  { bindings, slips, places, sessions, guesses }: AskBindingDeps,
  accountId: string,
  body: BodyOf<'POST /bindings'>,
): Promise<Binding | Refusal> {
  const code = readPrintedCode(body.code);
  if (code === undefined) return refuse('binding/code-unknown');
  const attempt = guesses.take(accountId);
  if (!attempt.allowed) {
    return refuse('request/too-many', { retryAfterSeconds: attempt.retryAfterSeconds });
  }
  const slip = await slips.find(code);
  const household = slip && (await places.describeHousehold(slip.householdId));
  const community = household && (await places.describeCommunity(household.communityId));
  if (!slip || !household || !community) return refuse('binding/code-unknown');

  const { householdId } = slip;
  const { communityId, buildingId, address } = household;
  const asked = await bindings.insert({
    accountId,
    householdId,
    communityId,
    buildingId,
    regionIds: community.regionIds,
    relation: body.relation,
    name: body.name.trim(),
    phone: body.phone.trim(),
    status: 'pending',
    slip: slip.index,
  });
  if (asked === 'slip-spent') {
    const own = await bindings.linksOf([accountId]);
    const again = own.some((link) => link.householdId === householdId);
    return refuse(again ? 'binding/already-bound' : 'binding/code-unknown');
  }
  guesses.giveBack(accountId);
  if (asked === 'already-linked') return refuse('binding/already-bound');
  sessions.forget(accountId);
  return presentBinding(asked, address);
}
