import type { Disclosure } from '../../../shared/round/round.ts';

/** What is published after the close, in words (ledger rules "Disclosure modes"). */
export const DISCLOSURE_TEXTS: Readonly<Record<Disclosure, string>> = {
  aggregate: '对外只公布合计',
  roomlist: '截止后向本小区业主公布房号、选择和面积',
  pseudonymous: '截止后以代号向本小区业主列出选择',
};
