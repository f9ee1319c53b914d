import Taro from '@tarojs/taro';
import { liveAddress } from './apiAddress.ts';
import { liveTopics, type LiveWire } from './liveTopics.ts';
import { onSessionEnd, sessionToken } from './sessionToken.ts';

async function openWire(
  handlers: Parameters<LiveWire>[0],
): Promise<{ send(text: string): void; close(): void }> {
  const task = await Taro.connectSocket({ url: liveAddress() });
  task.onOpen(() => handlers.opened());
  task.onMessage(({ data }) => {
    if (typeof data === 'string') handlers.heard(data);
  });
  task.onClose(() => handlers.closed());
  task.onError(() => handlers.closed());
  return {
    send: (text) => task.send({ data: text, fail: () => handlers.closed() }),
    close: () => task.close({ code: 1000 }),
  };
}

const live = liveTopics({
  open: openWire,
  token: sessionToken,
  random: Math.random,
  now: Date.now,
  after: (delayMs, run) => {
    const timer = setTimeout(run, delayMs);
    return () => clearTimeout(timer);
  },
});

/**
 * Follows a topic (`round:<id>`) over the one socket of the app: at once a snapshot or what was missed since `lastSeq`,
 * then every update. Returns how to stop. `poll` is asked every 15 s while sockets fail. See liveTopics.
 */
export const subscribe = live.subscribe;

/** WeChat closes sockets 5–10 s after the app is hidden; it is closed in order instead and catches up when shown. */
export const pauseLive = live.pause;
export const resumeLive = live.resume;
/** After signing in: other rights, other numbers. */
export const restartLive = live.restart;

onSessionEnd(live.restart);
