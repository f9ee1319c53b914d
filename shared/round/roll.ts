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

/** The households of one round, frozen: named by the hash that the log carries. */
export interface Roll {
  readonly households: readonly RollHousehold[];
  readonly buildings: readonly RollBuilding[];
}
