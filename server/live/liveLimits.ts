/** What one client, one session and one address may ask of the socket. Times in milliseconds, sizes in bytes. */
export interface LiveLimits {
  readonly messageBytes: number;
  readonly messagesPerSecond: number;
  /** Messages read but not yet answered; only reached while the source is slow. */
  readonly messagesWaiting: number;
  /** The message that is bad or too much for the last time closes the socket. */
  readonly badMessages: number;
  readonly topicsPerSocket: number;
  readonly socketsPerSession: number;
  readonly socketsPerAddress: number;
  /** Bytes a slow reader may leave unread on this side before it is dropped. */
  readonly unreadBytes: number;
  /** Shortest time between two updates of one topic. */
  readonly coalesceMs: number;
  readonly authMs: number;
  readonly heartbeatMs: number;
  /** How often the tokens of open sockets are asked for again; a revoked session is closed within this time. */
  readonly sessionCheckMs: number;
  /** Time for the closing handshake; after it the socket is cut. */
  readonly closeMs: number;
}

/**
 * A whole community may share one address: 1 200 households with the five sockets that WeChat allows each. The
 * messages of a second hold a sign-in and twenty topics asked for one by one.
 */
export const LIVE_LIMITS: LiveLimits = {
  messageBytes: 16 * 1024,
  messagesPerSecond: 30,
  messagesWaiting: 100,
  badMessages: 3,
  topicsPerSocket: 20,
  socketsPerSession: 10,
  socketsPerAddress: 6000,
  unreadBytes: 1024 * 1024,
  coalesceMs: 1000,
  authMs: 10_000,
  heartbeatMs: 30_000,
  sessionCheckMs: 10_000,
  closeMs: 2000,
};
