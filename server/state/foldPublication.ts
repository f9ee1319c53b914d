import type { Entry, LedgerValue } from '../../shared/ledger/leaf.ts';
import { readText } from '../../shared/ledger/readValue.ts';
import type { PlanContent } from '../../shared/plan/plan.ts';
import {
  PUBLICATION_KINDS,
  type FrozenRecord,
  type PublicationKind,
  type PublishedRecord,
} from '../../shared/plan/publication.ts';
import type { CommunityState } from './communityState.ts';

/** What a `publication` entry says. Throws for a kind this version does not know: it would be left out of a gate. */
export function publishedRecordOf({ leaf }: Entry): PublishedRecord {
  const { kind, hash, ...facts } = leaf.d ?? {};
  return { kind: kindOf(kind), hash: readText(hash), seq: leaf.seq, at: leaf.tm, facts };
}

/** Adds a published record to the state; `frozen` is its content where the state works with it (plan versions). */
export function foldPublication(
  state: CommunityState,
  record: PublishedRecord,
  frozen: FrozenRecord | undefined,
): void {
  state.publications.set(record.hash, record);
  const { evidence } = record.facts;
  const shown = Array.isArray(evidence) ? evidence : [evidence];
  for (const id of shown) if (typeof id === 'string') state.publicEvidence.add(id);
  if (record.kind !== 'planVersion') return;
  if (frozen === undefined) throw new Error('A plan version was published whose content was not loaded.');
  const { hash, seq, at } = record;
  state.plans.push({ hash, seq, at, content: planOf(frozen) });
}

/** The published records of one kind, oldest first. */
export function recordsOf(
  state: Pick<CommunityState, 'publications'>,
  kind: PublicationKind,
): readonly PublishedRecord[] {
  return [...state.publications.values()].filter((record) => record.kind === kind);
}

function kindOf(value: LedgerValue | undefined): PublicationKind {
  const kind = PUBLICATION_KINDS.find((known) => known === value);
  if (kind === undefined) throw new TypeError('A publication entry names no known kind.');
  return kind;
}

/** Its hash was checked when it was read, and only `publishPlan` writes this kind. */
function planOf({ content }: FrozenRecord): PlanContent {
  const plan: unknown = content;
  return plan as PlanContent;
}
