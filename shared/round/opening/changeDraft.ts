import type { PolicyValues } from '../../region/policySet.ts';
import type { DraftChange } from './draft.ts';
import type { PlanVersionRef, RoundTerms } from '../round.ts';
import { isBlank } from './roundFault.ts';
import { sourcesOf } from './template/ruleTemplate.ts';
import { termsOf } from '../termsOf.ts';

/**
 * The terms after a change. Kind, ids and precedence never change; a number that is no longer the policy's loses its
 * source. `published` is the plan version that `usePublishedPlan` means; without one the draft names none.
 */
export function changeDraft(
  terms: RoundTerms,
  change: DraftChange,
  policy: PolicyValues,
  published: PlanVersionRef | undefined,
): RoundTerms {
  const { usePublishedPlan, rule, disclosureBasis, auditNumber, statutory, ...plain } = change;
  const {
    disclosureBasis: basisBefore,
    auditNumber: numberBefore,
    planVersion: versionBefore,
    statutory: voteBefore,
    ...rest
  } = terms;
  const basis = disclosureBasis ?? basisBefore ?? '';
  const publicNumber = auditNumber ?? numberBefore ?? '';
  const planVersion = usePublishedPlan === true ? published : versionBefore;
  const vote = statutory ?? voteBefore;
  const numbers = { ...terms.rule, ...rule };
  const { sources: _, ...unsourced } = numbers;
  return termsOf({
    ...rest,
    ...plain,
    rule: rule === undefined ? terms.rule : { ...unsourced, ...sourcesOf(numbers, policy) },
    ...(isBlank(basis) ? {} : { disclosureBasis: basis }),
    ...(isBlank(publicNumber) ? {} : { auditNumber: publicNumber }),
    ...(planVersion === undefined ? {} : { planVersion }),
    ...(vote === undefined ? {} : { statutory: vote }),
  });
}
