import type { ItemClass, ItemScope } from '../../../plan/menuItem.ts';
import type { PolicyValues } from '../../../region/policySet.ts';
import type { PlanVersionRef } from '../../round.ts';

/** A work that a template asks about: of the published plan, or of the catalogue while there is none. */
export interface TemplateItem {
  readonly itemId: string;
  readonly name: string;
  readonly class: ItemClass;
  readonly scope: ItemScope;
  /** Whole fen; absent where nothing has been priced yet. */
  readonly costFen?: number;
  readonly shareFen?: number;
  /** The matter of Civil Code art. 278 in words. */
  readonly legalEffect?: string;
}

/** Everything that a template is built from. */
export interface TemplateSource {
  readonly roundId: string;
  readonly communityId: string;
  readonly communityName: string;
  /** Milliseconds since 1970 UTC. */
  readonly now: number;
  readonly policy: PolicyValues;
  /** Of the published plan; absent while nothing is published. */
  readonly planVersion?: PlanVersionRef;
  readonly items: readonly TemplateItem[];
  readonly unitIds: readonly string[];
}
