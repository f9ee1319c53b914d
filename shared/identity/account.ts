import type { Relation } from '../round/round.ts';

export const ROLES = [
  'visitor',
  'resident',
  'owner',
  'committeeMember',
  'volunteerSupervisor',
  'worker',
  'communityAdmin',
  'handler',
  'districtBureau',
  'cityBureau',
  'inspector',
  'operator',
] as const;
export type Role = (typeof ROLES)[number];

/**
 * What a role reaches: a community (`community:<id>`), its buildings (`building:<id>`), a region (`region:<id>`), what
 * was given to a firm (`organisation:<id>`).
 */
export interface RoleGrant {
  readonly role: Role;
  readonly scope: readonly string[];
}

export interface HouseholdLink {
  readonly householdId: string;
  readonly communityId: string;
  readonly relation: Relation;
  /** Building and door in words: 1号楼 2单元 301. */
  readonly address: string;
  readonly buildingId?: string;
  /** Which staircase of the building, from 1. */
  readonly unit?: number;
  /** `pending` until a worker has approved the binding. */
  readonly status: 'pending' | 'approved';
  /** When it was approved, ISO 8601 UTC: what concerned the dwelling before may be of former occupants (`boundSince`). */
  readonly boundAt?: string;
}

/** The signed-in person, as the person's own screens see it. */
export interface Account {
  readonly id: string;
  readonly name: string;
  readonly roles: readonly RoleGrant[];
  readonly households: readonly HouseholdLink[];
}

export type SignIn =
  | { readonly method: 'wechat'; readonly code: string }
  | {
      readonly method: 'password';
      readonly username: string;
      readonly password: string;
      readonly totp?: string;
    }
  | { readonly method: 'demo'; readonly account: string };

export interface SessionStarted {
  readonly token: string;
  readonly account: Account;
}

export interface DemoAccount {
  readonly account: string;
  readonly title: string;
  readonly roles: readonly Role[];
}

/** A request to be recognised as living in, or owning, a dwelling. */
export interface Binding {
  readonly bindingId: string;
  readonly communityId: string;
  readonly householdId: string;
  readonly address: string;
  readonly relation: Relation;
  /** Masked for staff: 演**, 138****0000. */
  readonly name: string;
  readonly phone: string;
  readonly status: 'pending' | 'approved' | 'rejected';
  readonly askedAt: string;
}
