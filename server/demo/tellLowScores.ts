import type { Account } from '../../shared/identity/account.ts';
import { suggestOrganisation } from '../../shared/complaint/suggestOrganisation.ts';
import { addWorkingHours } from '../../shared/complaint/workingTime.ts';
import { isRefusal } from '../../shared/refusal.ts';
import { moveComplaint, type VerbSaid } from '../complaint/moveComplaint.ts';
import type { Complaints } from '../complaint/openComplaints.ts';
import type { EvidenceParts } from '../evidence/keepEvidence.ts';
import type { Caller } from '../http/caller.ts';
import { complainForOpinion, complaintLinkOf } from '../opinion/complainForOpinion.ts';
import type { Opinions } from '../opinion/openOpinions.ts';
import { lineIn } from '../opinion/scoreLines.ts';
import { chinaHour } from './chinaDay.ts';
import { demoOrganisations } from './demoOrganisations.ts';
import { demoPhotos } from './demoPhotos.ts';
import type { DemoWorld } from './demoTypes.ts';
import type { StoryClock } from './storyClock.ts';

const DAY = 86_400_000;
/** Days after the close of the 效果评价: the objections are over, and somebody has looked at its low scores. */
const LOOKED_AT_AFTER_DAYS = 12;
const MOST_SCORES = 20;

interface Step extends Pick<VerbSaid, 'verb' | 'text'> {
  /** Hours of working days after the filing. */
  readonly after: number;
  readonly who: 'admin' | 'handler';
}

const STEPS: readonly Step[] = [
  { after: 3, who: 'admin', verb: 'accept', text: '按评价结果受理，先逐个单元夜间查看。' },
  { after: 6, who: 'admin', verb: 'assign' },
  { after: 20, who: 'handler', verb: 'start', text: '已安排电工逐盏检查。' },
  { after: 90, who: 'handler', verb: 'done', text: '换了九盏不亮的灯，院里加了两盏，夜间逐盏试过。' },
];

/**
 * In a community that was asked twice, the lowest score of the first 效果评价 became a complaint and was worked off before
 * the second: told through the same rules as everything else.
 */
export async function tellLowScores(
  {
    opinions,
    complaints,
    evidence,
  }: {
    readonly opinions: Opinions;
    readonly complaints: Complaints;
    readonly evidence: EvidenceParts;
  },
  { communities }: Pick<DemoWorld, 'communities'>,
  clock: StoryClock,
  loadedAt: number,
): Promise<void> {
  for (const organisation of demoOrganisations) await complaints.organisations.keep(organisation);
  const photos = demoPhotos(evidence, new Date(loadedAt));
  for (const { rounds } of communities) {
    const asked = rounds.filter(({ terms, reaches }) => terms.kind === 'satisfaction' && reaches === 'final');
    const first = asked[0]?.terms;
    if (first === undefined || asked.length < 2) continue;
    const { communityId, roundId } = first;
    const scope = [`community:${communityId}`] as const;
    const worker = personOf('demo-story-worker', [{ role: 'worker', scope }]);
    const { items } = await opinions.opinions.pageInScope(
      worker,
      ['worker'],
      { communityId, roundId, source: 'score', state: 'open' },
      { limit: MOST_SCORES },
    );
    const scoreOf = ({ said }: (typeof items)[number]): number =>
      lineIn(opinions.opened.find(roundId), said?.questionId ?? '', said?.rowId)?.tenths ?? Infinity;
    const [low] = [...items].sort((one, other) => scoreOf(one) - scoreOf(other));
    if (low === undefined) throw new Error(`Nothing was marked low in ${roundId}.`);
    const filedAt = chinaHour(Date.parse(first.closesAt) + LOOKED_AT_AFTER_DAYS * DAY, 0, 10);
    clock.set(filedAt);
    check(await complainForOpinion(opinions, worker, low, 'workQuality'));
    const linked = await opinions.opinions.find(low._id);
    const target = linked === undefined ? undefined : complaintLinkOf(linked)?.target;
    const complaintId = target?.kind === 'complaint' ? target.complaintId : '';
    for (const [index, { after, who, ...said }] of STEPS.entries()) {
      clock.set(addWorkingHours(complaints.calendar, filedAt, after).at);
      const complaint = await complaints.complaints.find(complaintId);
      const firms = await complaints.organisations.ofCommunity(communityId);
      const firm = (complaint && suggestOrganisation(complaint, firms)) ?? firms[0];
      const organisationId = complaint?.folded.organisationId ?? firm?.organisationId ?? '';
      const caller =
        who === 'admin'
          ? personOf('demo-story-admin', [{ role: 'communityAdmin', scope }])
          : personOf(`demo-story-${organisationId}`, [
              { role: 'handler', scope: [`organisation:${organisationId}`] },
            ]);
      const photo =
        said.verb === 'done' ? await photos.take('mended', caller.account?.id ?? '', communityId) : undefined;
      check(
        await moveComplaint(complaints, caller, complaintId, {
          ...said,
          clientKey: `demo-${roundId}-${index}`,
          ...(said.verb === 'assign' ? { organisationId } : {}),
          ...(photo === undefined ? {} : { photos: [photo] }),
        }),
      );
    }
  }
  await photos.clear();
  clock.set(loadedAt);
}

function personOf(id: string, roles: Account['roles']): Caller {
  return { account: { id, name: '', roles, households: [] }, sessionId: null, address: '' };
}

function check(outcome: object): void {
  if (isRefusal(outcome)) throw new Error(`The demonstration was refused: ${outcome.refused}`);
}
