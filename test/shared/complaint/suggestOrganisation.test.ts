import type { HandlerOrganisation } from '../../../shared/complaint/complaint.ts';
import { suggestOrganisation } from '../../../shared/complaint/suggestOrganisation.ts';
import { says, tell } from '../../support/complaintStory.ts';

// 派单: a rule suggests by category and stage, a person decides; nobody is sent in circles between two firms.

const firm = (
  organisationId: string,
  categories: HandlerOrganisation['categories'],
  stages?: HandlerOrganisation['stages'],
): HandlerOrganisation => ({
  organisationId,
  name: organisationId,
  kind: 'other',
  communityIds: ['community-1'],
  categories,
  ...(stages === undefined ? {} : { stages }),
});
const property = firm('property', ['leak', 'safety']);
const builder = firm('builder', ['leak', 'workQuality'], ['build', 'accept']);
const firms = [property, builder];
const filed = tell([]);
const suggested = (
  about: Partial<Parameters<typeof suggestOrganisation>[0]>,
  among: readonly HandlerOrganisation[] = firms,
) =>
  suggestOrganisation({ category: 'leak', stage: 'build', entries: filed, ...about }, among)?.organisationId;

test('whoever is named for the category and the very stage comes before one for any stage', () => {
  expect(suggested({})).toBe('builder');
  expect(suggested({}, [builder, property])).toBe('builder');
});

test('in another stage it is the one for any stage, or nobody', () => {
  expect(suggested({ stage: 'care' })).toBe('property');
  expect(suggested({ stage: 'care', category: 'workQuality' })).toBeUndefined();
});

test('nobody is suggested for a category that nobody is named for, nor where there is no firm', () => {
  expect(suggested({ category: 'cost' })).toBeUndefined();
  expect(suggested({}, [])).toBeUndefined();
});

test('whoever has given it back comes last, and is still there where nobody else is named for it', () => {
  const returned = tell([
    says('communityAdmin', 'accept'),
    says('communityAdmin', 'assign', { organisationId: 'builder' }),
    says('handler', 'return'),
  ]);
  expect(suggested({ entries: returned })).toBe('property');
  expect(suggested({ entries: returned }, [builder])).toBe('builder');
  const both = [
    ...returned,
    ...tell([
      says('communityAdmin', 'assign', { organisationId: 'property' }),
      says('handler', 'return'),
    ]).slice(1),
  ];
  expect(suggested({ entries: both })).toBe('builder');
});

test('of two who are named alike the first is', () => {
  expect(suggested({ category: 'safety' }, [property, firm('guard', ['safety'])])).toBe('property');
});
