import type { DemoComplaint } from './complaintStory.ts';
import { demoCourses, demoTroubles } from './demoCourses.ts';
import type { DemoWorld } from './demoTypes.ts';
import { seededRandom } from './seededRandom.ts';

/** How many complaints a community of the demonstration has beside those that are told by hand. */
const COUNTS: Readonly<Record<string, number>> = {
  'demo-01': 8,
  'demo-02': 5,
  'demo-04': 3,
  'demo-07': 9,
  'demo-09': 3,
  'demo-13': 7,
  'demo-18': 5,
  'demo-20': 4,
};
const OLDEST_DAYS = 70;
const NEWEST_ENDED_DAYS = 34;

/** Complaints of the last two months in several communities: the same every time, by the courses one after another. */
export function moreComplaints({ communities }: Pick<DemoWorld, 'communities'>): readonly DemoComplaint[] {
  let told = 0;
  return communities.flatMap(({ community, households }) => {
    const communityId = community._id;
    const random = seededRandom(`${communityId} complaints`);
    return Array.from({ length: COUNTS[communityId] ?? 0 }, (_, index): DemoComplaint => {
      const course = demoCourses[told % demoCourses.length];
      told += 1;
      const [category, text] = demoTroubles[random.whole(0, demoTroubles.length - 1)] ?? ['leak', ''];
      const where = random.whole(0, community.buildings.length);
      return {
        key: `${communityId}-${index}`,
        communityId,
        from: random.whole(0, households.length - 1),
        category,
        text,
        ...(where === community.buildings.length ? {} : { building: where }),
        filed: {
          daysAgo:
            course?.recent === true ? random.whole(1, 4) : random.whole(NEWEST_ENDED_DAYS, OLDEST_DAYS),
        },
        steps: course?.steps ?? [],
      };
    });
  });
}
