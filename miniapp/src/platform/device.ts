import type { OwnChannel } from '../../../shared/round/round.ts';

/** True in a browser, false inside WeChat. */
export const isWebPage = process.env.TARO_ENV === 'h5';

/** How an answer given by a resident on this device reaches the record. */
export const channelOfThisDevice: OwnChannel = isWebPage ? 'web' : 'app';
