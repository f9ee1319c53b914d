import { basicWorks } from './works/basicWorks.ts';
import type { DemoWork } from './works/demoWork.ts';
import { improveWorks } from './works/improveWorks.ts';
import { upgradeWorks } from './works/upgradeWorks.ts';

const menus = {
  homes: [
    ...['drainage', 'overhead-lines', 'roads', 'parking', 'common-parts-repair'],
    ...['energy-saving', 'barrier-free', 'charging', 'greenery', 'fitness-equipment', 'own-meters'],
    ...['postal-station', 'meal-service', 'elder-care'],
  ],
  lift: [
    ...['drainage', 'water-supply', 'lighting', 'parking', 'common-parts-repair'],
    ...['new-lift', 'barrier-free', 'greenery', 'parcel-lockers', 'elder-friendly', 'own-pipes'],
    ...['convenience-market', 'health-services', 'child-care'],
  ],
  warmth: [
    ...['heating', 'water-supply', 'fire-safety', 'lighting', 'parking'],
    ...['energy-saving', 'charging', 'activity-room', 'barrier-free', 'culture-leisure'],
    ...['postal-station', 'housekeeping', 'community-services'],
  ],
} as const;
export type DemoMenu = keyof typeof menus;

const works = new Map(
  [...basicWorks, ...improveWorks, ...upgradeWorks].map((work) => [work.catalogueId, work]),
);

/** The works that a menu offers, in ballot order. */
export function worksOf(menu: DemoMenu): readonly DemoWork[] {
  return menus[menu].map((catalogueId) => {
    const work = works.get(catalogueId);
    if (work === undefined) throw new Error(`the demonstration has no work ${catalogueId}`);
    return work;
  });
}
