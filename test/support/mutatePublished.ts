import type { LedgerValue } from '../../shared/ledger/leaf.ts';
import type { Bundle } from '../../shared/proof/bundle.ts';
import type { Dice } from './listChanges.ts';

type Published = Bundle['published'];

/** Whether a bundle is that of an owners' vote. */
export function isVote({ terms }: Pick<Bundle, 'terms'>): boolean {
  return terms['kind'] === 'statutory';
}

/** What is published with one number, decision or word in it changed, in several ways. */
export function publishedWithAnotherNumber(bundle: Bundle, dice: Dice): Published[] {
  const { published } = bundle;
  const numbers = isVote(bundle) ? votesOtherwise(published, dice) : participationOtherwise(published, dice);
  return [...numbers, { ...published, title: 'another' }];
}

function participationOtherwise(published: Published, dice: Dice): Published[] {
  const participation = objectIn(published, 'participation');
  const official = objectIn(participation, 'official');
  const parts: LedgerValue[] = [
    { ...participation, official: { ...official, answered: Number(official['answered']) + 1 } },
    { ...participation, official: { ...official, met: official['met'] !== true } },
    { ...participation, households: Number(participation['households']) + 1 },
    { ...participation, thresholdPercent: 60 },
  ];
  const questions = changedAt(published, 'questions', dice, (question) => ({
    ...question,
    answered: Number(question['answered'] ?? 0) + 1,
  }));
  return [{ ...published, participation: parts[dice(parts.length)] ?? '' }, questions];
}

function votesOtherwise(published: Published, dice: Dice): Published[] {
  const electors = objectIn(published, 'electors');
  const people = objectIn(electors, 'people');
  const taking = { ...people, participating: Number(people['participating']) + 1 };
  return [
    { ...published, electors: { ...electors, people: taking } },
    verdictOtherwise(published, dice),
    changedAt(published, 'votes', dice, (vote) =>
      changedAt(vote, 'inequalities', dice, (line) => ({ ...line, holds: line['holds'] !== true })),
    ),
  ];
}

/** What is published of an owners' vote, with another verdict on one matter. */
export function verdictOtherwise(published: Published, dice: Dice): Published {
  return changedAt(published, 'votes', dice, (vote) => ({
    ...vote,
    verdict: vote['verdict'] === 'passed' ? 'not-passed' : 'passed',
  }));
}

/** The member of an object of the record. */
export function objectIn(within: Published, name: string): Published {
  return within[name] as Published;
}

function changedAt(
  within: Published,
  name: string,
  dice: Dice,
  change: (one: Published) => Published,
): Published {
  const list = within[name] as readonly Published[];
  const at = dice(list.length);
  return { ...within, [name]: list.map((one, place) => (place === at ? change(one) : one)) };
}
