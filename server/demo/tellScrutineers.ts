import { isRefusal } from '../../shared/refusal.ts';
import { recordScrutineers } from '../round/case/appointScrutineers.ts';
import type { RoundParts } from '../round/roundParts.ts';
import type { DemoRound, DemoWorld } from './demoTypes.ts';

/** The finished round that residents of its community recount. */
const RECOUNTED = 'demo-02-menu';
const TELLER = 'system:demo';

/** Appoints the two 核对人 of one finished round: a demonstration resident and somebody of another household. */
export async function tellScrutineers(
  { rounds, world }: { readonly rounds: RoundParts; readonly world: Pick<DemoWorld, 'accounts'> },
  { terms }: DemoRound,
): Promise<void> {
  const { roundId, communityId } = terms;
  const round = rounds.opened.find(roundId);
  if (roundId !== RECOUNTED || round === undefined) return;
  const resident = world.accounts.find(({ households }) =>
    households.some((home) => home.communityId === communityId),
  );
  const home = resident?.households.find((one) => one.communityId === communityId);
  if (resident === undefined || home === undefined) return;
  const other = [...round.count.cells.keys()].find((householdId) => householdId !== home.householdId) ?? '';
  const candidates = [
    { accountId: resident.account.id, householdId: home.householdId },
    { accountId: `demo-member-${other}`, householdId: other },
  ].map((who) => ({ ...who, isResident: true, staffAtHome: false }));
  const appointed = await recordScrutineers(rounds, TELLER, round.terms, candidates, 'demo-scrutineers');
  if (isRefusal(appointed)) throw new Error(`The demonstration was refused: ${appointed.refused}`);
}
