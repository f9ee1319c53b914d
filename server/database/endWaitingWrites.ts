import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { Socket } from 'node:net';

const CLIENT_SOCKETS = 'net.client.socket';

/** Connections that rely on it: one subscription serves them all. */
let users = 0;

/**
 * Lets no command of the driver wait for ever on a connection that has just broken, until the returned function is
 * called. After a write that did not go out at once the driver (7.x, `writeCommand`) waits for `drain` or an error, but
 * a socket that was destroyed a moment before gives neither, only `close`. One heartbeat lost like that and the driver
 * never looks for its server again. A client socket that closes therefore says `drain` to whoever still waits; the
 * driver then finds that its connection is gone.
 */
export function endWaitingWrites(): () => void {
  users += 1;
  if (users === 1) subscribe(CLIENT_SOCKETS, endOnClose);
  let isOver = false;
  return () => {
    if (isOver) return;
    isOver = true;
    users -= 1;
    if (users === 0) unsubscribe(CLIENT_SOCKETS, endOnClose);
  };
}

function endOnClose(message: unknown): void {
  if (typeof message !== 'object' || message === null || !('socket' in message)) return;
  const { socket } = message;
  if (socket instanceof Socket) socket.once('close', () => socket.emit('drain'));
}
