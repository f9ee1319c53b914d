import type { Role } from '../../shared/identity/account.ts';
import type { House } from '../openHouse.ts';
import { replyToFlag, reviewFlag } from '../round/flag/flagDesk.ts';
import type { Caller } from '../http/caller.ts';
import type { StoryClock } from './storyClock.ts';

const DAY = 86_400_000;
const WORKER = 'demo-worker-2';
const COMMUNITY = 'demo-dayuan';

/**
 * Two minutes in which many doors were entered are told of in 示范大院小区: about the earlier one its worker has said how it
 * was and an admin has reviewed it, the later one waits.
 */
export async function tellFlags(
  { rounds, flagWatch }: Pick<House, 'rounds' | 'flagWatch'>,
  clock: StoryClock,
  loadedAt: number,
): Promise<void> {
  await flagWatch.catchUp();
  const worker = personOf(WORKER, 'worker');
  const flags = await rounds.flags.inReach(worker, WORKER, { communityId: COMMUNITY });
  const [earlier] = [...flags].sort((first, second) => (first.day ?? '').localeCompare(second.day ?? ''));
  if (earlier === undefined) throw new Error(`Nothing looks odd in ${COMMUNITY}.`);
  clock.set(loadedAt - 2 * DAY);
  check(
    await replyToFlag(
      rounds,
      worker,
      earlier,
      '五户在单元门口碰头开会，当场一户一户填的，会后一起点了提交。',
    ),
  );
  clock.set(loadedAt - DAY);
  const read = (await rounds.flags.findInReach(worker, WORKER, earlier._id)) ?? earlier;
  const words = '看了碰头会的签到表，五户都在，时间对得上。';
  check(
    await reviewFlag(rounds, personOf('demo-admin-2', 'communityAdmin'), read, {
      outcome: 'explained',
      words,
    }),
  );
  clock.set(loadedAt);
}

function personOf(id: string, role: Role): Caller {
  const roles = [{ role, scope: [`community:${COMMUNITY}`] }];
  return { account: { id, name: '', roles, households: [] }, sessionId: null, address: '' };
}

function check(refusal: object | undefined): void {
  if (refusal !== undefined) throw new Error(`The demonstration was refused: ${JSON.stringify(refusal)}`);
}
