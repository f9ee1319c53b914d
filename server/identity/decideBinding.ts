import type { Binding } from '../../shared/identity/account.ts';
import { isRefusal, type Refusal, refuse } from '../../shared/refusal.ts';
import type { Caller } from '../http/caller.ts';
import type { Appended, AppendRequest } from '../ledger/ledgerTypes.ts';
import type { AccountStore } from './accountStore.ts';
import type { BindingStore, StoredBinding } from './bindingStore.ts';
import type { Places } from './places.ts';
import { presentBinding } from './presentBinding.ts';
import type { SessionStore } from './sessionStore.ts';

export interface DecideBindingDeps {
  readonly bindings: BindingStore;
  readonly accounts: Pick<AccountStore, 'setVerifiedPerson'>;
  readonly places: Places;
  readonly sessions: Pick<SessionStore, 'forget'>;
  /** The one thing asked of a community's ledger; whether the entry fits its state is no question of a binding. */
  readonly ledger: { append(request: AppendRequest<unknown>): Promise<Appended | Refusal> };
}

/**
 * Approves a request in the caller's scope: the `bind` entry is durable before the link counts as approved. Interrupted
 * between the two it is finished by approving again, with the first approver's name.
 */
export async function approveBinding(
  deps: DecideBindingDeps,
  caller: Caller,
  bindingId: string,
): Promise<Binding | Refusal> {
  const found = await findToDecide(deps, caller, bindingId);
  if (isRefusal(found)) return found;
  const { binding, deciderId } = found;
  const approver = await deps.bindings.claimApproval(bindingId, deciderId);
  if (approver === undefined) return refuse('binding/not-pending');

  const { accountId, householdId, communityId, relation, name, phone } = binding;
  const fields = { household: householdId, actor: accountId, relation, by: 'staff', approver };
  const appended = await deps.ledger.append({
    log: communityId,
    // Not the approver: whoever finishes an interrupted approval must meet the first entry, not write a second.
    actor: 'system:binding',
    clientKey: bindingId,
    request: { bindingId, ...fields },
    decide: () => ({ t: 'bind', d: { method: 'slip' }, fields }),
  });
  if (isRefusal(appended)) return appended;

  await deps.bindings.approve(bindingId);
  await deps.accounts.setVerifiedPerson(accountId, { name, phone });
  deps.sessions.forget(accountId);
  return present(deps, { ...binding, status: 'approved' });
}

/** Rejects a request in the caller's scope; the slip stays spent, a new one is needed to ask again. */
export async function rejectBinding(
  deps: DecideBindingDeps,
  caller: Caller,
  bindingId: string,
  reason: string,
): Promise<Binding | Refusal> {
  const found = await findToDecide(deps, caller, bindingId);
  if (isRefusal(found)) return found;
  const { binding, deciderId } = found;
  if (!(await deps.bindings.reject(bindingId, deciderId, reason.trim())))
    return refuse('binding/not-pending');
  deps.sessions.forget(binding.accountId);
  return present(deps, { ...binding, status: 'rejected' });
}

async function findToDecide(
  { bindings }: DecideBindingDeps,
  caller: Caller,
  bindingId: string,
): Promise<{ readonly binding: StoredBinding; readonly deciderId: string } | Refusal> {
  const deciderId = caller.account?.id;
  const binding = await bindings.findInScope(caller, bindingId);
  if (!binding || deciderId === undefined) return refuse('identity/not-found');
  if (binding.status !== 'pending') return refuse('binding/not-pending');
  const own = await bindings.linksOf([deciderId]);
  if (own.some((link) => link.householdId === binding.householdId)) return refuse('binding/own-household');
  return { binding, deciderId };
}

async function present({ places }: DecideBindingDeps, binding: StoredBinding): Promise<Binding> {
  const place = await places.describeHousehold(binding.householdId);
  return presentBinding(binding, place?.address ?? '');
}
