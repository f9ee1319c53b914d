import type { CommunityParams } from '../../community/communityApi.ts';
import type { Download } from '../../download.ts';
import type { RoundParams } from '../roundApi.ts';
import type { VoteChoice } from './statutoryTally.ts';
import type { KitDocument } from './statutoryKit.ts';

/** What one dwelling's owner chose, as the other owners may inspect it after the close. */
export interface RoomlistRow {
  /** Building, staircase and door in words. */
  readonly address: string;
  readonly areaDm2: number;
  readonly choices: readonly { readonly questionId: string; readonly choice: VoteChoice }[];
}

/** 逐户公开: room, area and choice, with the basis that was recorded at opening. */
export interface Roomlist {
  readonly roundId: string;
  readonly basis: string;
  readonly rows: readonly RoomlistRow[];
}

/** An owner as the register's keepers see him; the name is masked. */
export interface OwnerView {
  readonly ownerId: string;
  readonly kind: 'person' | 'developer';
  readonly name: string;
  readonly areaDm2: number;
  readonly dwellings: readonly {
    readonly householdId: string;
    readonly address: string;
    readonly areaDm2: number;
    /** Owned together with others, who vote through one representative. */
    readonly joint: boolean;
    readonly representative: boolean;
    /** Of a developer: 未出售, or 已出售未交付. */
    readonly stock?: 'unsold' | 'undelivered';
  }[];
}

/** 业主名册 of a community: persons and area as a vote would count them now. */
export interface OwnerRegister {
  readonly electors: number;
  readonly areaDm2: number;
  readonly withoutOwner: number;
  readonly owners: readonly OwnerView[];
}

/** Owners, their votes shown to each other, and the papers for calling them together. */
export interface ElectorApi {
  'GET /rounds/:roundId/roomlist': { params: RoundParams; reply: Roomlist };
  'GET /rounds/:roundId/kit': {
    params: RoundParams;
    reply: { readonly roundId: string; readonly documents: readonly KitDocument[] };
  };
  'GET /exports/rounds/:roundId/kit.pdf': { params: RoundParams; reply: Download };
  'GET /communities/:communityId/owners': { params: CommunityParams; reply: OwnerRegister };
  'POST /communities/:communityId/owners/representative': {
    params: CommunityParams;
    body: { readonly bindingId: string };
    reply: { readonly householdId: string };
  };
}
