import type { Clock } from '../clock.ts';
import type { Caller } from '../http/caller.ts';
import type { LiveHub } from './liveHub.ts';
import type { LiveLimits } from './liveLimits.ts';
import type { LiveLog } from './liveLog.ts';
import type { SocketCount } from './socketCount.ts';
import type { Timers } from './timers.ts';

/** Looks a session token up; null when it was never valid, has expired or was revoked. */
export type FindCaller = (token: string) => Promise<Pick<Caller, 'account' | 'sessionId'> | null>;

/** What all sockets share. */
export interface ConnectionParts {
  readonly hub: LiveHub;
  readonly findCaller: FindCaller;
  readonly sessions: SocketCount;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly log: LiveLog;
  readonly limits: LiveLimits;
}
