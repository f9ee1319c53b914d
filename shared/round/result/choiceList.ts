import { canonicalJson } from '../../ledger/canonicalJson.ts';
import { concatBytes, fromHex, toHex } from '../../ledger/bytes.ts';
import type { LedgerHash } from '../../ledger/ledgerCrypto.ts';
import type { AnswerValue, Question } from '../question.ts';
import type { RoundCount } from '../counting/roundCount.ts';
import type { RoundTerms } from '../round.ts';

/** One household's choice under a tag that only it can recognise; nothing says when, how, where or by whom. */
export type ChoiceRow = { readonly tag: string; readonly value: AnswerValue };

/** The choices of one question, ordered by their tags, which look random: that is the shuffling. */
export type ListedQuestion = { readonly questionId: string; readonly rows: readonly ChoiceRow[] };

/** 代号名单 of a pseudonymous round as it stood at the close; it never changes. */
export type ChoiceList = { readonly roundId: string; readonly questions: readonly ListedQuestion[] };

const TAG_DIGITS = 12;

/**
 * A household's tag at a question, 12 hex: from the salt of `household` in the entry whose answer counts, which stands on the
 * household's own receipt and nowhere else. Another question, another tag: rows of one household cannot be put together.
 * The prefix keeps it apart from every other hash.
 */
export function choiceTag(hash: LedgerHash, salt: string, questionId: string): string {
  const bytes = concatBytes(Uint8Array.of(5), fromHex(salt), hash.utf8(questionId));
  return toHex(hash.sha256(bytes)).slice(0, TAG_DIGITS);
}

/** Questions whose choices are listed: put to everybody, so that none tells a staircase; words would tell the hand. */
export function isListed({ scope, type }: Pick<Question, 'scope' | 'type'>): boolean {
  return scope === 'community' && type !== 'text';
}

/** An answer that counted at the close, and the entry that it stands in. */
export interface CloseAnswer {
  readonly seq: number;
  readonly questionId: string;
  readonly value: AnswerValue;
}

/** Every listed answer as the round was closed; undefined while it is open. */
export function answersAtClose({
  close,
  terms,
}: Pick<RoundCount, 'close' | 'terms'>): CloseAnswer[] | undefined {
  if (close === undefined) return undefined;
  const listed = terms.questions.filter(isListed).map(({ questionId }) => questionId);
  const answers: CloseAnswer[] = [];
  close.households.forEach(({ state, counted }) => {
    if (state !== 'answered') return;
    for (const { questionId, seq, answer, contradicted } of counted)
      if (!contradicted && listed.indexOf(questionId) >= 0)
        answers.push({ seq, questionId, value: answer.value });
  });
  return answers;
}

/** Puts the list together; a question that fewer than k households answered is left out. */
export function choiceList(
  hash: LedgerHash,
  { roundId, questions, rule }: Pick<RoundTerms, 'roundId' | 'questions' | 'rule'>,
  answers: readonly CloseAnswer[],
  saltOf: (seq: number) => string,
): ChoiceList {
  const listed = questions.filter(isListed).map(({ questionId }): ListedQuestion => {
    const own = answers.filter((answer) => answer.questionId === questionId);
    const rows = own.map(({ seq, value }) => ({ tag: choiceTag(hash, saltOf(seq), questionId), value }));
    return { questionId, rows: rows.sort((first, second) => (first.tag < second.tag ? -1 : 1)) };
  });
  return { roundId, questions: listed.filter(({ rows }) => rows.length >= rule.smallCellK) };
}

/** SHA-256 hex by which the tally names the list: its tags cannot be guessed, so the hash tells nothing of it. */
export function hashChoiceList(hash: LedgerHash, list: ChoiceList): string {
  return hash.sha256Hex(hash.utf8(canonicalJson({ ...list })));
}
