import { create } from 'zustand';

interface HouseholdPick {
  /** Round id → household id, for a person who answers for several households. */
  readonly picked: Readonly<Record<string, string>>;
  readonly pick: (roundId: string, householdId: string) => void;
}

/** For which of their households a person is answering a round now. */
export const useHouseholdPick = create<HouseholdPick>()((set) => ({
  picked: {},
  pick: (roundId, householdId) => set(({ picked }) => ({ picked: { ...picked, [roundId]: householdId } })),
}));
