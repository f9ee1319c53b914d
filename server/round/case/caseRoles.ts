import type { Role } from '../../../shared/identity/account.ts';

/** Who asks for exclusions, voids and changes of the register, prints slips and calls households back. */
export const ASKING_ROLES = ['worker', 'communityAdmin'] as const satisfies readonly Role[];

/** Who decides what another person asked for, and settles disputes. */
export const DECIDING_ROLES = ['communityAdmin'] as const satisfies readonly Role[];

/** Who reads disputes without settling them. */
export const READING_ROLES = ['communityAdmin', 'inspector'] as const satisfies readonly Role[];

/** Auditors, who read what a household chose itself; every look is in the audit log. */
export const AUDITING_ROLES = ['inspector'] as const satisfies readonly Role[];
