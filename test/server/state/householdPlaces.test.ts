import type { Entry, EntryType, Leaf, PrivateFields } from '../../../shared/ledger/leaf.ts';
import { foldPlace, type HouseholdPlaces } from '../../../server/state/householdPlaces.ts';

// An erasure names the places of what a household said (docs/ledger-format.md, Commitment); the fold knows them, so that
// nobody has to read the log for them.

function placesAfter(...said: readonly (readonly [t: EntryType, fields: PrivateFields])[]): HouseholdPlaces {
  const places: HouseholdPlaces = new Map();
  said.forEach(([t, fields], seq) => {
    const leaf: Leaf = { v: 1, log: 'c1', seq, t, tm: 600, prev: '0'.repeat(64), c: {} };
    const entry: Entry = { leaf, fields, h: '0'.repeat(64) };
    foldPlace(places, entry);
  });
  return places;
}

test('its own acts, and what was entered, decided and told about it, each household by itself', () => {
  const places = placesAfter(
    ['roundOpen', { actor: 'admin-1' }],
    ['visit', { household: 'h1' }],
    ['response', { household: 'h2' }],
    ['response', { household: 'h1' }],
    ['notice', { household: 'h1', target: 3 }],
    ['dispute', { household: 'h2', target: 2 }],
    ['disputeResolve', { household: 'h2', target: 2 }],
    ['auditResult', { household: 'h1', target: 3 }],
    ['roundClose', { actor: 'admin-1' }],
  );
  expect([...places]).toEqual([
    ['h1', [1, 3, 4, 7]],
    ['h2', [2, 5, 6]],
  ]);
});

test('not who it is bound to, not that it wished an erasure, and nothing that was erased before', () => {
  const places = placesAfter(['bind', { household: 'h1' }], ['erase', { household: 'h1' }], ['response', {}]);
  expect(places.size).toBe(0);
});
