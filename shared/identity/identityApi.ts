import type { Page, PageQuery } from '../page.ts';
import type { Relation } from '../round/round.ts';
import type { Account, Binding, DemoAccount, SessionStarted, SignIn } from './account.ts';

interface BindingParams {
  readonly bindingId: string;
}

/** Signing in, and being recognised as living in a dwelling. */
export interface IdentityApi {
  'POST /sessions': { body: SignIn; reply: SessionStarted };
  'DELETE /sessions/current': { reply: undefined };
  'GET /me': { reply: Account };
  'GET /demo/accounts': { reply: Page<DemoAccount> };

  'POST /bindings': {
    body: {
      readonly code: string;
      readonly relation: Relation;
      readonly name: string;
      readonly phone: string;
    };
    reply: Binding;
  };
  'GET /bindings': { query: PageQuery & { readonly communityId: string }; reply: Page<Binding> };
  'POST /bindings/:bindingId/approve': { params: BindingParams; reply: Binding };
  'POST /bindings/:bindingId/reject': {
    params: BindingParams;
    body: { readonly reason: string };
    reply: Binding;
  };
}
