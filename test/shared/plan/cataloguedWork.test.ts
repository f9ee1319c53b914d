import { menuCatalogue } from '../../../server/documents/menuCatalogue.ts';
import { plannedWork, worksToAdd } from '../../../shared/plan/cataloguedWork.ts';
import { itemWithoutItsEffect } from '../../../shared/plan/keptFromBefore.ts';
import { planItemFaults } from '../../../shared/plan/planRevision.ts';

// A plan takes works from the region's catalogue; what the catalogue says of them is not for whoever writes the plan.

const money = { costFen: 90_000_00, source: 'central', residentsFen: 6_000_00, shareFen: 500_00 } as const;

test('every work of the catalogue enters a plan with its class, look and legal effect, and money that adds up', () => {
  const items = menuCatalogue.map((work) => plannedWork(work, money));
  expect(planItemFaults(items)).toEqual([]);
  expect(itemWithoutItsEffect([], menuCatalogue, items)).toBeUndefined();
  expect(items.map(({ class: itemClass, lookWhenDone }) => [itemClass, lookWhenDone])).toEqual(
    menuCatalogue.map(({ class: itemClass, lookWhenDone }) => [itemClass, lookWhenDone]),
  );
});

test('residents pay their part and another source the rest; alone they pay everything', () => {
  const [work] = menuCatalogue;
  if (work === undefined) throw new Error('the catalogue is empty');
  expect(plannedWork(work, money).funding).toEqual([
    { source: 'central', amountFen: 84_000_00 },
    { source: 'residents', amountFen: 6_000_00 },
  ]);
  expect(plannedWork(work, { ...money, residentsFen: 0 }).funding).toEqual([
    { source: 'central', amountFen: 90_000_00 },
  ]);
  expect(plannedWork(work, { ...money, source: 'residents' }).funding).toEqual([
    { source: 'residents', amountFen: 90_000_00 },
  ]);
});

test('what a plan contains, by id or by name, is not offered again', () => {
  const [first, second, ...others] = menuCatalogue;
  if (first === undefined || second === undefined) throw new Error('the catalogue is too short');
  const items = [
    { itemId: first.catalogueId, name: '另一个名字' },
    { itemId: 'item-9', name: second.name },
  ];
  expect(worksToAdd(menuCatalogue, items)).toEqual(others);
});
