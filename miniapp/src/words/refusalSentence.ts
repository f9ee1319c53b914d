import { REFUSALS } from '../../../shared/refusal.ts';
import type { ClientRefusal, ClientRefusalCode } from '../platform/clientRefusal.ts';

const NETWORK_SENTENCES: Readonly<Record<Exclude<ClientRefusalCode, keyof typeof REFUSALS>, string>> = {
  'network/offline': '现在连不上网络，请检查网络后再试。已经登记的内容不受影响。',
  'network/timeout': '网络太慢，没有等到回应，请再试一次。已经登记的内容不受影响。',
};

/** The one plain sentence for a refusal, the same as the server's own. */
export function refusalSentence(code: ClientRefusalCode): string {
  if (code === 'network/offline' || code === 'network/timeout') return NETWORK_SENTENCES[code];
  return REFUSALS[code][1];
}

/** The sentence, after the name of what was refused where the reply gives one. */
export function refusalAbout({ code, details }: Pick<ClientRefusal, 'code' | 'details'>): string {
  const { name } = details;
  return typeof name === 'string' ? `“${name}”：${refusalSentence(code)}` : refusalSentence(code);
}

/** What is safe although it failed, and what to do: the second line of every error. */
export function wayOut(code: ClientRefusalCode): string {
  if (code === 'network/offline' || code === 'network/timeout')
    return '您填写的内容还在手机上，可以再试一次。';
  if (code.startsWith('session/')) return '登录后可以继续，您填写的内容还在手机上。';
  if (code.startsWith('server/') || code.startsWith('ledger/')) return '已登记的答复不受影响，可以稍后再试。';
  return '如有疑问，请拨打页面下方的电话。';
}
