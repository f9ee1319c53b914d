import type { RoundTerms } from './round.ts';

/** The hashed part of a round, and nothing that stands beside it: what everybody reads is what was frozen. */
export function termsOf(round: RoundTerms): RoundTerms {
  return {
    roundId: round.roundId,
    communityId: round.communityId,
    kind: round.kind,
    title: round.title,
    opensAt: round.opensAt,
    closesAt: round.closesAt,
    questions: round.questions,
    disclosure: round.disclosure,
    rule: round.rule,
    precedence: round.precedence,
    channels: round.channels,
    ...(round.disclosureBasis === undefined ? {} : { disclosureBasis: round.disclosureBasis }),
    ...(round.planVersion === undefined ? {} : { planVersion: round.planVersion }),
    ...(round.auditNumber === undefined ? {} : { auditNumber: round.auditNumber }),
    ...(round.statutory === undefined ? {} : { statutory: round.statutory }),
  };
}
