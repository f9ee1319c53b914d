/**
 * Why the server ends a socket (RFC 6455 7.4; 4000 and above are our own). A client signs in again after 4401 and
 * otherwise comes back after a pause.
 */
export const CLOSE_CODE = {
  goingAway: 1001,
  badMessages: 1008,
  sessionNotValid: 4401,
  authTooLate: 4408,
  tooManySockets: 4429,
} as const;
