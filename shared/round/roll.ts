/** A household of the frozen roll: the unit that is counted. */
export interface RollHousehold {
  readonly householdId: string;
  readonly buildingId: string;
  readonly unitId: string;
}

export interface RollBuilding {
  readonly buildingId: string;
  readonly name: string;
}

/** A dwelling of an elector; `areaDm2` is its exclusive area (专有部分面积) in whole 0.01 m². */
export interface RollDwelling {
  readonly householdId: string;
  readonly areaDm2: number;
}

/**
 * One person of an owners' vote, whatever he owns: an owner, the owners of a dwelling together, or a developer with all
 * that is unsold or sold but not handed over (法释〔2020〕17号 第九条: 按一人计算).
 */
export interface RollElector {
  readonly electorId: string;
  readonly dwellings: readonly RollDwelling[];
  /** Several owners: one vote, through the representative they agreed on. */
  readonly joint: boolean;
  /** The account of the agreed representative; absent while there is none. */
  readonly representativeId?: string;
}

/** The households of one round, frozen: named by the hash that the log carries. */
export interface Roll {
  readonly households: readonly RollHousehold[];
  readonly buildings: readonly RollBuilding[];
  /** 2: the hash also covers the agreed representatives; absent in rolls that were frozen before. */
  readonly version?: 2;
  /** 业主名册, of an owners' vote only; every dwelling of the roll belongs to exactly one of them. */
  readonly electors?: readonly RollElector[];
}
