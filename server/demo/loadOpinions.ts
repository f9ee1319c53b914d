import type { Role } from '../../shared/identity/account.ts';
import type { ChosenTarget } from '../../shared/opinion/opinion.ts';
import { isRefusal } from '../../shared/refusal.ts';
import type { Relation } from '../../shared/round/round.ts';
import type { CommunityRecord } from '../community/communityModel.ts';
import type { Caller } from '../http/caller.ts';
import { linkOpinion } from '../opinion/linkOpinion.ts';
import type { Opinions } from '../opinion/openOpinions.ts';
import { publishOpinion } from '../opinion/publishOpinion.ts';
import { writeOpinion } from '../opinion/writeOpinion.ts';
import type { CommunityState } from '../state/communityState.ts';
import { demoOpinions, type DemoOpinion, type DemoStep } from './demoOpinions.ts';
import type { DemoWorld } from './demoTypes.ts';
import type { StoryClock } from './storyClock.ts';

const DAY = 86_400_000;

/**
 * Tells what residents of the demonstration said and what became of it, through the same rules as real opinions; what
 * was said in its rounds has become opinions at their closes. Ends when near-duplicates have been compared.
 */
export async function loadOpinions(
  opinions: Opinions,
  world: DemoWorld,
  clock: StoryClock,
  loadedAt: number,
): Promise<void> {
  for (const [index, told] of demoOpinions.entries()) {
    const community = await opinions.communities.find(told.communityId);
    if (community === undefined) continue;
    await tellOpinion(
      { opinions, clock, loadedAt },
      community,
      authorOf(world, told),
      told,
      `demo-opinion-${index}`,
    );
  }
  clock.set(loadedAt);
  await opinions.catchUp();
}

interface Telling {
  readonly opinions: Opinions;
  readonly clock: StoryClock;
  readonly loadedAt: number;
}

async function tellOpinion(
  { opinions, clock, loadedAt }: Telling,
  community: CommunityRecord,
  author: Caller,
  { text, mayPublish, daysAgo, became }: DemoOpinion,
  clientKey: string,
): Promise<void> {
  clock.set(loadedAt - daysAgo * DAY);
  const [home] = author.account?.households ?? [];
  if (home === undefined) throw new Error(`The demonstration has nobody to say: ${text}`);
  const { householdId } = home;
  const written = await writeOpinion(opinions, author, community, {
    clientKey,
    householdId,
    text,
    mayPublish,
  });
  if (isRefusal(written)) throw new Error(`The demonstration was refused: ${written.refused}`);
  // Days pass until the next is said: this one has been compared by then.
  await opinions.catchUp();
  const worker = callerOf(
    'demo-story-worker',
    [{ role: 'worker', scope: [`community:${community._id}`] }],
    [],
  );
  const { _id } = written.opinion;
  for (const [index, step] of became.entries()) {
    clock.set(loadedAt - step.daysAgo * DAY);
    const opinion = (await opinions.opinions.find(_id)) ?? written.opinion;
    const target = targetOf(opinions.ledger.state(community._id), step);
    const refused =
      step.kind === 'publish'
        ? await publishOpinion(opinions, worker, opinion, step.words)
        : target &&
          (await linkOpinion(opinions, worker, opinion, {
            clientKey: `${clientKey}-${index}`,
            target,
            note: step.note,
          }));
    if (isRefusal(refused)) throw new Error(`The demonstration was refused: ${refused.refused}`);
  }
}

/** What a step points at in the community as it was told; undefined where the story has no such thing. */
function targetOf(state: CommunityState, step: DemoStep): ChosenTarget | undefined {
  switch (step.kind) {
    case 'plan': {
      const plan = state.plans.at(-1)?.content;
      const item = plan?.items.find(({ name }) => name.includes(step.about)) ?? plan?.items[0];
      return plan === undefined || item === undefined
        ? undefined
        : { kind: 'item', planVersionId: plan.planVersionId, itemId: item.itemId, changed: step.changed };
    }
    case 'acceptance': {
      const record = [...state.publications.values()].findLast(({ kind }) => kind === 'acceptance');
      return record && { kind: 'acceptance', hash: record.hash };
    }
    case 'score': {
      const { terms } =
        [...state.rounds.values()].findLast(
          (round) => round.terms.kind === 'satisfaction' && round.status !== 'open',
        ) ?? {};
      const matrix = terms?.questions.find(({ type }) => type === 'matrix');
      return (
        terms &&
        matrix && { kind: 'score', roundId: terms.roundId, questionId: matrix.questionId, rowId: step.rowId }
      );
    }
    case 'explanation':
      return { kind: 'explanation' };
    case 'publish':
      return undefined;
  }
}

function authorOf({ accounts, communities }: DemoWorld, { author, communityId }: DemoOpinion): Caller {
  if (typeof author === 'number') {
    const told = communities.find(({ community }) => community._id === communityId);
    const householdId = told?.households[author]?._id ?? '';
    return callerOf(`demo-member-${householdId}`, [], [{ householdId, communityId, relation: 'owner' }]);
  }
  const account = accounts.find((each) => each.account.demo?.account === author);
  return callerOf(account?.account.id ?? '', [], account?.households ?? []);
}

function callerOf(
  id: string,
  roles: readonly { readonly role: Role; readonly scope: readonly string[] }[],
  homes: readonly {
    readonly householdId: string;
    readonly communityId: string;
    readonly relation: Relation;
  }[],
): Caller {
  const households = homes.map((home) => ({ ...home, address: '', status: 'approved' as const }));
  return { account: { id, name: '', roles, households }, sessionId: null, address: '' };
}
