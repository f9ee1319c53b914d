import type { LiveState } from '../platform/liveTopics.ts';

const TEXTS: Readonly<Record<LiveState, string>> = {
  connecting: '正在连接',
  live: '实时更新',
  polling: '每 15 秒更新',
  offline: '没有网络，数字可能不是最新的',
};

/** How fresh the numbers on the screen are. */
export function liveText(state: LiveState): string {
  return TEXTS[state];
}
