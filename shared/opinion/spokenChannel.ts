import type { Channel } from '../round/round.ts';

/** How staff hear what somebody did not write: on paper, at the door, in a meeting, from the designer, by telephone. */
export const SPOKEN_CHANNELS = [
  'paper',
  'door',
  'meeting',
  'designer',
  'call',
] as const satisfies readonly Channel[];
export type SpokenChannel = (typeof SPOKEN_CHANNELS)[number];
