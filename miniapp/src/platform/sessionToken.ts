import { forget, keep, recall } from './storage.ts';

let current: string | undefined = recall('token');
const listeners = new Set<() => void>();

/** The bearer token of the signed-in person, undefined for a visitor. */
export function sessionToken(): string | undefined {
  return current;
}

/** Starts a session on this device. */
export function startSession(token: string): void {
  current = token;
  keep('token', token);
}

/** Ends the session on this device and tells everyone who asked to know. */
export function endSession(): void {
  if (current === undefined) return;
  current = undefined;
  forget('token');
  forget('account');
  listeners.forEach((listener) => listener());
}

/** Calls back whenever a session ends here, by signing out or because the server no longer knows it. */
export function onSessionEnd(listener: () => void): void {
  listeners.add(listener);
}
