import Joi from 'joi';
import type { BodyOf, ParamsOf, QueryOf } from '../../shared/api.ts';
import type { SignIn } from '../../shared/identity/account.ts';
import { isRefusal, refuse } from '../../shared/refusal.ts';
import { RELATIONS } from '../../shared/round/round.ts';
import type { AuditTrail } from '../audit/auditTrail.ts';
import { Answered, defineRoute, type Route } from '../http/route.ts';
import { objectOf, opaqueId, pageFields } from '../http/schema.ts';
import { BINDING_ROLES } from './bindingStore.ts';
import type { Identity } from './identity.ts';

const line = (longest: number) => Joi.string().max(longest).pattern(/\S/);

const onlyWith = (method: SignIn['method'], presence = Joi.required()) => ({
  is: method,
  then: presence,
  otherwise: Joi.forbidden(),
});

// One object with conditions instead of three alternatives: every wrong field is then named.
const signInBody = Joi.object<SignIn>({
  method: Joi.string().valid('wechat', 'password', 'demo').required(),
  code: line(128).when('method', onlyWith('wechat')),
  username: line(64).when('method', onlyWith('password')),
  password: Joi.string().max(256).when('method', onlyWith('password')),
  totp: Joi.string()
    .pattern(/^\d{6}$/)
    .when('method', onlyWith('password', Joi.optional())),
  account: line(64).when('method', onlyWith('demo')),
});

const bindingParams = objectOf<ParamsOf<'POST /bindings/:bindingId/approve'>>({ bindingId: opaqueId });

/** The routes of signing in, of the own account and of household bindings. */
export function identityRoutes(identity: Identity, audit: Pick<AuditTrail, 'record' | 'perform'>): Route[] {
  return [
    defineRoute({
      key: 'POST /sessions',
      who: 'anyone',
      budget: 'signIn',
      guessAt: (body) => (body.method === 'password' ? body.username.toLowerCase() : undefined),
      summary: 'Sign in by WeChat, by password, or to the demonstration',
      body: signInBody,
      async handle({ body }) {
        const started = await identity.startSession(body);
        return isRefusal(started) ? started : new Answered(201, started);
      },
    }),
    defineRoute({
      key: 'DELETE /sessions/current',
      who: 'signedIn',
      summary: 'Sign out: the token is worthless at once',
      async handle({ caller }) {
        if (caller.sessionId !== null) await identity.endSession(caller.sessionId);
        return undefined;
      },
    }),
    defineRoute({
      key: 'GET /me',
      who: 'signedIn',
      summary: 'The own account with roles and households',
      handle: ({ caller }) => caller.account ?? refuse('session/not-signed-in'),
    }),
    defineRoute({
      key: 'GET /demo/accounts',
      who: 'anyone',
      summary: 'Accounts of the demonstration; 404 outside it',
      handle: () => identity.listDemoAccounts(),
    }),
    defineRoute({
      key: 'POST /bindings',
      who: 'signedIn',
      budget: 'codes',
      summary: 'Ask to belong to a household with the code of its printed slip',
      body: objectOf<BodyOf<'POST /bindings'>>({
        code: line(40),
        relation: Joi.string().valid(...RELATIONS),
        name: line(40),
        phone: Joi.string().pattern(/^\+?\d[\d -]{4,19}$/),
      }),
      async handle({ body, caller }) {
        if (!caller.account) return refuse('session/not-signed-in');
        const asked = await identity.askBinding(caller.account.id, body);
        return isRefusal(asked) ? asked : new Answered(201, asked);
      },
    }),
    defineRoute({
      key: 'GET /bindings',
      who: 'signedIn',
      roles: BINDING_ROLES,
      summary: 'Requests to belong to households in scope, waiting ones first',
      query: objectOf<QueryOf<'GET /bindings'>>({ communityId: opaqueId, ...pageFields }),
      async handle({ query, caller }) {
        const page = await identity.listBindings(caller, query);
        if (isRefusal(page)) return page;
        const { communityId } = query;
        return (await audit.record(caller, 'bindings.view', { target: communityId, communityId })) ?? page;
      },
    }),
    defineRoute({
      key: 'POST /bindings/:bindingId/approve',
      who: 'signedIn',
      roles: BINDING_ROLES,
      summary: 'Approve a request: the binding is entered in the ledger',
      params: bindingParams,
      handle: ({ params: { bindingId }, caller }) =>
        audit.perform(
          caller,
          'binding.approve',
          () => identity.approveBinding(caller, bindingId),
          ({ communityId }) => ({ target: bindingId, communityId, once: bindingId }),
        ),
    }),
    defineRoute({
      key: 'POST /bindings/:bindingId/reject',
      who: 'signedIn',
      roles: BINDING_ROLES,
      summary: 'Reject a request with a reason',
      params: bindingParams,
      body: objectOf<BodyOf<'POST /bindings/:bindingId/reject'>>({ reason: line(500) }),
      handle: ({ params: { bindingId }, body, caller }) =>
        audit.perform(
          caller,
          'binding.reject',
          () => identity.rejectBinding(caller, bindingId, body.reason),
          ({ communityId }) => ({ target: bindingId, communityId, once: bindingId }),
        ),
    }),
  ];
}
