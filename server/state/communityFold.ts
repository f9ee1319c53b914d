import { isErasure } from '../../shared/ledger/erasure.ts';
import type { Entry } from '../../shared/ledger/leaf.ts';
import { readNumber, readText } from '../../shared/ledger/readValue.ts';
import type { FrozenRecord } from '../../shared/plan/publication.ts';
import { sealedRateOf } from '../../shared/round/result/sealedRate.ts';
import { tallyVersionOf } from '../../shared/round/result/sealedSums.ts';
import { createElectorCount } from '../../shared/round/vote/electorCount.ts';
import { applyRoundEvent, createRoundCount } from '../../shared/round/counting/roundCount.ts';
import type { Roll } from '../../shared/round/roll.ts';
import type { RoundTerms } from '../../shared/round/round.ts';
import type { Fold } from '../ledger/ledgerTypes.ts';
import { bindingKey, createCommunityState, type CommunityState, type OpenedRound } from './communityState.ts';
import type { OpenedRounds } from './openedRounds.ts';
import { foldBallots } from '../../shared/round/vote/foldBallots.ts';
import { foldPublication, publishedRecordOf } from './foldPublication.ts';
import { foldAmendment } from './foldAmendment.ts';
import { foldCases } from './foldCases.ts';
import { foldErasure } from './foldErasure.ts';
import { createRoundForms, foldForms } from './foldForms.ts';
import { foldObjection } from './foldObjection.ts';
import { foldSale } from './foldSale.ts';
import { foldScrutineers } from './foldScrutineers.ts';
import type { FrozenStore, KeptResult } from './frozenStore.ts';
import { foldStage, foldWaiver } from './foldStage.ts';
import { createHeldBuildings, holdBuildings } from './heldBuildings.ts';
import { foldPlace } from './householdPlaces.ts';
import { createRoundCases } from './roundCases.ts';
import { roundEventOf } from '../../shared/round/roundEventOf.ts';

interface Frozen {
  readonly terms: RoundTerms;
  readonly roll: Roll;
}

/** How a community's log becomes its state: a pure replay, but for the frozen terms and rolls fetched by hash. */
export function communityFold(store: FrozenStore, opened: OpenedRounds): Fold<CommunityState> {
  const frozen = new Map<string, Frozen>();
  const records = new Map<string, FrozenRecord>();
  const results = new Map<string, KeptResult>();
  return {
    create: createCommunityState,
    async load(entries) {
      for (const entry of entries) {
        const { leaf, h } = entry;
        if (leaf.t === 'publication') {
          const { kind, hash } = publishedRecordOf(entry);
          if (kind === 'planVersion') records.set(h, await store.getRecord(hash));
        }
        if (isErasure(leaf)) results.set(h, await store.getResult(readText(leaf.d?.['kept'])));
        if (leaf.t !== 'roundOpen') continue;
        const terms = await store.getTerms(readText(leaf.d?.['questionHash']));
        const roll = await store.getRoll(readText(leaf.roll), readText(leaf.round));
        frozen.set(h, { terms, roll });
      }
    },
    apply(state, entry) {
      if (entry.leaf.t === 'roundOpen') {
        const content = frozen.get(entry.h);
        frozen.delete(entry.h);
        if (content === undefined) throw new Error('A round was opened whose terms were not loaded.');
        const round = openRound(entry, content);
        state.rounds.set(round.terms.roundId, round);
        opened.add(round);
      } else if (entry.leaf.t === 'publication') {
        const record = publishedRecordOf(entry);
        foldPublication(state, record, records.get(entry.h));
        if (record.kind === 'objection') foldObjection(state, entry, record);
        if (record.kind === 'scrutineers') foldScrutineers(state, entry);
        records.delete(entry.h);
      } else if (entry.leaf.t === 'erase') {
        foldErasure(state, entry, results.get(entry.h));
        results.delete(entry.h);
      } else {
        foldEntry(state, entry);
      }
    },
  };
}

function openRound({ leaf, fields }: Entry, { terms, roll }: Frozen): OpenedRound {
  return {
    terms,
    questionHash: readText(leaf.d?.['questionHash']),
    rollHash: readText(leaf.roll),
    openedSeq: leaf.seq,
    count: createRoundCount({ terms, households: roll.households, buildings: roll.buildings }),
    status: 'open',
    ...(typeof fields.actor === 'string' ? { openedBy: fields.actor } : {}),
    entered: new Set(),
    ...(terms.kind === 'statutory' ? { electors: createElectorCount(terms, roll) } : {}),
    forms: createRoundForms(),
    cases: createRoundCases(),
    places: new Map(),
    held: createHeldBuildings(),
  };
}

function foldEntry(state: CommunityState, entry: Entry): void {
  const { leaf, fields } = entry;
  switch (leaf.t) {
    case 'stage':
      foldStage(state, entry);
      break;
    case 'waiver':
      foldWaiver(state, entry);
      break;
    case 'bind':
    case 'unbind':
      // One that was erased speaks for nobody any more.
      if (fields.household !== undefined) foldBinding(state, entry);
      break;
    case 'rollAmend':
      if (foldAmendment(state.amendments, entry)) {
        noteRollChange(state, entry);
        foldSale(state, readNumber(fields.target));
      }
      break;
    default:
      foldRoundEntry(state, entry);
  }
}

/** The rolls of rounds under way stay; that the register changed is counted beside them. */
function noteRollChange(state: CommunityState, { leaf: { seq } }: Entry): void {
  for (const round of state.rounds.values()) {
    if (round.status !== 'final') applyRoundEvent(round.count, { kind: 'rollAmend', seq });
  }
}

function foldBinding(state: CommunityState, { leaf, fields }: Entry): void {
  const key = bindingKey(readText(fields.actor), readText(fields.household));
  if (leaf.t === 'bind') state.bindings.set(key, readNumber(fields.syncAt));
  else state.bindings.delete(key);
}

function foldRoundEntry(state: CommunityState, entry: Entry): void {
  const { leaf, fields } = entry;
  const round = leaf.round === undefined ? undefined : state.rounds.get(leaf.round);
  if (round === undefined) return;
  if (leaf.roll !== undefined && leaf.roll !== round.rollHash)
    throw new Error(`Entry ${leaf.seq} is of another roll than the one under which its round was opened.`);
  if (leaf.t === 'roundClose') {
    round.status = 'closed';
    round.closedAt = readNumber(fields.syncAt ?? leaf.tm);
  }
  if (leaf.t === 'tally' || leaf.t === 'resultFinal') round.sealed = sealedRateOf(leaf);
  if (leaf.t === 'resultFinal') {
    round.status = 'final';
    round.final = {
      at: readNumber(fields.syncAt ?? leaf.tm),
      sealed: fields.result ?? {},
      version: tallyVersionOf(leaf.d),
      published: readText(leaf.d?.['published'] ?? ''),
      counted: round.count.seq,
    };
  }
  const entersAnswers = leaf.t === 'response' || leaf.t === 'visit';
  if (entersAnswers && leaf.op !== undefined && typeof fields.actor === 'string') {
    round.entered.add(fields.actor);
  }
  foldPlace(round.places, entry);
  foldCases(round.cases, entry);
  foldForms(round.forms, entry);
  const event = roundEventOf(entry);
  if (event === undefined) return;
  holdBuildings(round, leaf.tm);
  if (round.electors === undefined) applyRoundEvent(round.count, event);
  else foldBallots(round, round.electors, event);
}
