import type { SignIn } from '../../shared/identity/account.ts';
import { isRefusal, type Refusal, refuse, refuseFields } from '../../shared/refusal.ts';
import type { Clock } from '../clock.ts';
import type { AccountStore, StoredAccount } from './accountStore.ts';
import { duplicateKeyOf } from '../database/duplicateKey.ts';
import { passwordMatches } from './password.ts';
import { totpStepOf } from './totp.ts';
import type { WechatClient } from './wechatClient.ts';

export interface SignInDeps {
  readonly accounts: AccountStore;
  readonly wechat: WechatClient;
  readonly clock: Clock;
  /** Without it the demonstration's sign-in does not exist. */
  readonly demo: boolean;
}

/** Recognises a person by one of the three methods. Guesses are limited by the route's budget, not here. */
export function signIn(deps: SignInDeps, body: SignIn): Promise<StoredAccount | Refusal> {
  switch (body.method) {
    case 'wechat':
      return signInByWechat(deps, body.code);
    case 'password':
      return signInByPassword(deps, body);
    case 'demo':
      return signInToDemo(deps, body.account);
  }
}

/** WeChat gives no name; the person's own is known once a binding has been checked. */
const NAME_BEFORE_BINDING = '微信用户';

async function signInByWechat(
  { accounts, wechat }: SignInDeps,
  code: string,
): Promise<StoredAccount | Refusal> {
  const found = await wechat.openidOf(code);
  if (isRefusal(found)) return found;
  const { openid } = found;
  const existing = await accounts.findByOpenid(openid);
  if (existing) return existing;
  try {
    return await accounts.create({ name: NAME_BEFORE_BINDING, openid, roles: [] });
  } catch (error) {
    // Two first sign-ins at once: the index let one of them through.
    const first = duplicateKeyOf(error) ? await accounts.findByOpenid(openid) : undefined;
    if (first) return first;
    throw error;
  }
}

async function signInByPassword(
  { accounts, clock }: SignInDeps,
  body: Extract<SignIn, { method: 'password' }>,
): Promise<StoredAccount | Refusal> {
  const found = await accounts.findByUsername(body.username.toLowerCase());
  const matches = await passwordMatches(found?.passwordHash, body.password);
  if (!found || !matches) return refuse('session/wrong-password');
  const { account, totpSecret, totpStep } = found;
  if (totpSecret === undefined) return account;
  if (body.totp === undefined) return refuseFields([{ path: 'totp', code: 'required' }]);
  const step = await totpStepOf({
    secret: totpSecret,
    code: body.totp,
    nowMs: clock.now(),
    spentStep: totpStep,
  });
  const spent = step !== undefined && (await accounts.spendTotpStep(account.id, step));
  return spent ? account : refuse('session/wrong-password');
}

async function signInToDemo({ accounts, demo }: SignInDeps, name: string): Promise<StoredAccount | Refusal> {
  const account = demo ? await accounts.findDemo(name) : undefined;
  return account ?? refuse('identity/not-found');
}
