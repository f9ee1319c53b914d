import type { QueryOf } from '../../shared/api.ts';
import type { Page } from '../../shared/page.ts';
import type { Binding } from '../../shared/identity/account.ts';
import { reachesCommunity } from '../../shared/identity/scope.ts';
import { type Refusal, refuse, refuseFields } from '../../shared/refusal.ts';
import type { Caller } from '../http/caller.ts';
import { BINDING_ROLES, type BindingCursor, type BindingStore } from './bindingStore.ts';
import type { Places } from './places.ts';
import { presentBinding } from './presentBinding.ts';

const DEFAULT_LIMIT = 20;

/** A community's requests that the caller may decide, waiting ones first; a community out of scope is not there. */
export async function listBindings(
  { bindings, places }: { readonly bindings: BindingStore; readonly places: Places },
  caller: Caller,
  { communityId, limit = DEFAULT_LIMIT, cursor }: QueryOf<'GET /bindings'>,
): Promise<Page<Binding> | Refusal> {
  const community = await places.describeCommunity(communityId);
  if (!community || !reachesCommunity(caller, community, BINDING_ROLES)) return refuse('identity/not-found');
  const after = cursor === undefined ? undefined : readCursor(cursor);
  if (cursor !== undefined && !after) return refuseFields([{ path: 'cursor', code: 'format' }]);
  const page = await bindings.listInScope(caller, { communityId, limit, ...(after && { after }) });
  const items = await Promise.all(
    page.items.map(async (binding) => {
      const place = await places.describeHousehold(binding.householdId);
      return presentBinding(binding, place?.address ?? '');
    }),
  );
  return { items, nextCursor: page.next && writeCursor(page.next) };
}

function writeCursor({ queue, askedAt, id }: BindingCursor): string {
  return `${queue}.${askedAt}.${id}`;
}

function readCursor(text: string): BindingCursor | undefined {
  const [, queue, askedAt, id] = /^([01])\.(\d{1,15})\.([A-Za-z0-9-]{1,64})$/.exec(text) ?? [];
  if (askedAt === undefined || id === undefined) return undefined;
  return { queue: queue === '0' ? 0 : 1, askedAt: Number(askedAt), id };
}
