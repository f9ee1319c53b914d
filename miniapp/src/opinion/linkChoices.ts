import type { LinkKind, ChosenTarget } from '../../../shared/opinion/opinion.ts';
import { PLAN_CLAUSES } from '../../../shared/opinion/opinion.ts';
import { PLAN_CLAUSE_NAMES } from '../../../shared/opinion/planClause.ts';
import type { Plan } from '../../../shared/plan/plan.ts';
import type { PublicationLine } from '../../../shared/plan/publicationApi.ts';
import type { RoundView } from '../../../shared/round/roundView.ts';
import { dateText } from '../words/dates.ts';

/** Something a link can point at, with the words it is chosen by. */
export interface LinkChoice {
  readonly id: string;
  readonly label: string;
  readonly target: ChosenTarget;
}

/** What an opinion can be linked to, from what the community has: its plan, its acceptance, its later scores. */
export function linkChoices(
  kind: LinkKind,
  {
    plan,
    records,
    rounds,
    changed,
  }: {
    readonly plan: Plan | undefined;
    readonly records: readonly PublicationLine[];
    readonly rounds: readonly RoundView[];
    readonly changed: boolean;
  },
): readonly LinkChoice[] {
  switch (kind) {
    case 'item':
      return (plan?.items ?? []).map(({ itemId, name }) => ({
        id: itemId,
        label: name,
        target: { kind, planVersionId: plan?.planVersionId ?? '', itemId, changed },
      }));
    case 'clause':
      return plan === undefined
        ? []
        : PLAN_CLAUSES.map((clause) => ({
            id: clause,
            label: PLAN_CLAUSE_NAMES[clause],
            target: { kind, planVersionId: plan.planVersionId, clause, changed },
          }));
    case 'acceptance':
      return records
        .filter((record) => record.kind === 'acceptance')
        .map(({ hash, at }) => ({ id: hash, label: `${dateText(at)} 联合竣工验收`, target: { kind, hash } }));
    case 'score':
      return rounds
        .filter(({ status }) => status === 'closed' || status === 'final')
        .flatMap(({ roundId, title, questions }) =>
          questions.flatMap((question): readonly LinkChoice[] => {
            const { questionId } = question;
            if (question.type === 'rating')
              return [
                {
                  id: `${roundId} ${questionId}`,
                  label: `${title} · ${question.title}`,
                  target: { kind, roundId, questionId },
                },
              ];
            if (question.type !== 'matrix') return [];
            return question.rows.map(({ rowId, label }) => ({
              id: `${roundId} ${questionId} ${rowId}`,
              label: `${title} · ${label}`,
              target: { kind, roundId, questionId, rowId },
            }));
          }),
        );
    case 'explanation':
      return [];
  }
}
