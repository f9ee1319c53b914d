import type { Binding } from '../../shared/identity/account.ts';
import { maskName, maskPhone } from '../crypto/maskPersonal.ts';
import type { StoredBinding } from './bindingStore.ts';

/** A binding on a screen: enough to recognise the person at the door, not enough to call or copy. */
export function presentBinding(binding: StoredBinding, address: string): Binding {
  const { id, communityId, householdId, relation, name, phone, status, askedAt } = binding;
  return {
    bindingId: id,
    communityId,
    householdId,
    address,
    relation,
    name: maskName(name),
    phone: maskPhone(phone),
    status,
    askedAt: askedAt.toISOString(),
  };
}
