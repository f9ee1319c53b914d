import { randomBytes } from 'node:crypto';
import type { WxCall, WxNetwork } from './wxNetwork.ts';

/** A question of `wx.showModal`, as the app asked it. */
export interface ModalQuestion {
  title?: string;
  content?: string;
  confirmText?: string;
  cancelText?: string;
}

export interface WxFrame {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** What the phone knows and keeps beside the pages; tests read it and set its answers. */
export interface WxDevice {
  /** `wx.setStorageSync` and its kin, as the JSON that WeChat would keep. */
  readonly storage: Map<string, string>;
  /** Titles of toasts, in the order shown. */
  readonly toasts: string[];
  readonly modals: ModalQuestion[];
  /** How the person answers the next modals; by default everything is confirmed. */
  answerModal: (question: ModalQuestion) => boolean;
  /** Which line of an action sheet is tapped, from 0; negative cancels. */
  answerSheet: (lines: readonly string[]) => number;
  /** What `wx.login` hands out; the server's stand-in for WeChat must know it. */
  loginCode: string;
  clipboard: string;
  title: string;
  /** Files on this machine that the person takes or chooses with the next `wx.chooseMedia`; none cancels. */
  photos: readonly string[];
  /** Where elements stand on the screen in px, by their selector (`#id`); nothing else has a place. */
  readonly frames: Map<string, WxFrame>;
  /** The templates that `wx.requestSubscribeMessage` asked for, call by call, and what the person says to each. */
  readonly subscriptions: (readonly string[])[];
  answerSubscription: (templateId: string) => string;
}

/** A phone with empty storage that confirms every question. */
export const wxDevice = (): WxDevice => ({
  storage: new Map(),
  toasts: [],
  modals: [],
  answerModal: () => true,
  answerSheet: () => 0,
  loginCode: 'demo-login-code',
  clipboard: '',
  title: '',
  photos: [],
  frames: new Map(),
  subscriptions: [],
  answerSubscription: () => 'accept',
});

type Listener = (event: object) => void;

/** Ends an asynchronous wx call the way WeChat does: success, then complete. */
export function succeed(api: string, call: WxCall | undefined, result: object = {}): void {
  const answer = { ...result, errMsg: `${api}:ok` };
  call?.success?.(answer);
  call?.complete?.(answer);
}

/** Ends an asynchronous wx call with a reason. */
export function refuse(api: string, call: WxCall | undefined, reason: string): void {
  const fault = { errMsg: `${api}:fail ${reason}` };
  call?.fail?.(fault);
  call?.complete?.(fault);
}

const screen = {
  windowWidth: 390,
  windowHeight: 844,
  screenWidth: 390,
  screenHeight: 844,
  pixelRatio: 3,
  statusBarHeight: 47,
  safeArea: { top: 47, left: 0, right: 390, bottom: 810, width: 390, height: 763 },
};
const software = {
  brand: 'test',
  model: 'test phone',
  system: 'Android 10',
  platform: 'android',
  language: 'zh_CN',
  version: '8.0.50',
  SDKVersion: '3.6.0',
  theme: 'light',
  fontSizeSetting: 16,
};

// Calls that change only what is drawn around the page, or ask for nothing this stand-in has.
const quiet = [
  'hideToast showLoading hideLoading setNavigationBarColor showNavigationBarLoading hideNavigationBarLoading',
  'pageScrollTo vibrateShort vibrateLong stopPullDownRefresh hideHomeButton setTabBarBadge removeTabBarBadge',
  'setTabBarItem showShareMenu hideShareMenu previewImage reportEvent requirePrivacyAuthorize setKeepScreenOn',
  'setBackgroundColor setBackgroundTextStyle showTabBarRedDot hideTabBarRedDot preloadAssets hideKeyboard',
]
  .join(' ')
  .split(' ');

/**
 * The part of `wx` that is neither pages nor network. `parse` reads JSON inside the app's realm; `listeners`
 * collects what the app wants to hear of, by the name of the `wx.onX` it called.
 */
export function wxDeviceApis(
  device: WxDevice,
  network: WxNetwork,
  parse: (json: string) => unknown,
  listeners: Map<string, Set<Listener>>,
): Record<string, unknown> {
  const read = (key: string): unknown => {
    const kept = device.storage.get(key);
    return kept === undefined ? '' : parse(kept);
  };
  const keep = (key: string, value: unknown): void => {
    device.storage.set(key, JSON.stringify(value ?? ''));
  };
  const listening = (name: string): Record<string, (listener: Listener) => void> => {
    const heard = new Set<Listener>();
    listeners.set(name, heard);
    return {
      [`on${name}`]: (listener) => void heard.add(listener),
      [`off${name}`]: (listener) => void (listener === undefined ? heard.clear() : heard.delete(listener)),
    };
  };
  const networkType = (): string => (network.online ? 'wifi' : 'none');
  const selectorQuery = (): object => {
    const query: Record<string, unknown> = {};
    let selected = '';
    const answers: (() => WxFrame | null)[] = [];
    for (const step of 'in selectAll selectViewport scrollOffset fields node context'.split(' ')) {
      query[step] = () => query;
    }
    query['select'] = (selector: string) => {
      selected = selector;
      return query;
    };
    query['boundingClientRect'] = (told?: (frame: WxFrame | null) => void) => {
      const frame = device.frames.get(selected) ?? null;
      answers.push(() => {
        told?.(frame);
        return frame;
      });
      return query;
    };
    query['exec'] = (done?: (found: (WxFrame | null)[]) => void) => {
      const found = answers.map((answer) => answer());
      done?.(found.length === 0 ? [null] : found);
    };
    return query;
  };
  return {
    ...Object.fromEntries(quiet.map((name) => [name, (call?: WxCall) => succeed(name, call)])),
    ...['AppShow', 'AppHide', 'NetworkStatusChange', 'Error', 'UnhandledRejection', 'ThemeChange'].reduce(
      (all, name) => ({ ...all, ...listening(name) }),
      {},
    ),
    ...listening('NeedPrivacyAuthorization'),
    ...listening('WindowResize'),
    getStorageSync: read,
    setStorageSync: keep,
    removeStorageSync: (key: string) => void device.storage.delete(key),
    clearStorageSync: () => device.storage.clear(),
    getStorageInfoSync: () => ({ keys: [...device.storage.keys()], currentSize: 0, limitSize: 10240 }),
    getStorage: (call: WxCall & { key: string }) =>
      device.storage.has(call.key)
        ? succeed('getStorage', call, { data: read(call.key) })
        : refuse('getStorage', call, 'data not found'),
    setStorage: (call: WxCall & { key: string; data: unknown }) => {
      keep(call.key, call.data);
      succeed('setStorage', call);
    },
    removeStorage: (call: WxCall & { key: string }) => {
      device.storage.delete(call.key);
      succeed('removeStorage', call);
    },
    showToast: (call: WxCall & { title: string }) => {
      device.toasts.push(call.title);
      succeed('showToast', call);
    },
    showModal: (call: WxCall & ModalQuestion) => {
      const { title = '', content = '', confirmText = '确定', cancelText = '取消' } = call;
      const question = { title, content, confirmText, cancelText };
      device.modals.push(question);
      const confirm = device.answerModal(question);
      succeed('showModal', call, { confirm, cancel: !confirm, content: null });
    },
    showActionSheet: (call: WxCall & { itemList: string[] }) => {
      const tapIndex = device.answerSheet(call.itemList);
      if (tapIndex < 0) refuse('showActionSheet', call, 'cancel');
      else succeed('showActionSheet', call, { tapIndex });
    },
    setNavigationBarTitle: (call: WxCall & { title: string }) => {
      device.title = call.title;
      succeed('setNavigationBarTitle', call);
    },
    setClipboardData: (call: WxCall & { data: string }) => {
      device.clipboard = call.data;
      succeed('setClipboardData', call);
    },
    getClipboardData: (call: WxCall) => succeed('getClipboardData', call, { data: device.clipboard }),
    // Called without callbacks WeChat answers with a promise; the framework hands this one on as it is.
    chooseMedia: ({ count = 9 }: { count?: number }) =>
      device.photos.length === 0
        ? Promise.reject(new Error('chooseMedia:fail cancel'))
        : Promise.resolve({
            type: 'image',
            tempFiles: device.photos
              .slice(0, count)
              .map((tempFilePath) => ({ tempFilePath, fileType: 'image' })),
          }),
    // The stand-in draws no pictures: a photograph goes as it was taken, and is kept where it lies.
    getImageInfo: (call: WxCall) => refuse('getImageInfo', call, 'not supported'),
    saveFile: (call: WxCall & { tempFilePath: string }) =>
      succeed('saveFile', call, { savedFilePath: call.tempFilePath }),
    removeSavedFile: (call: WxCall) => succeed('removeSavedFile', call),
    requestSubscribeMessage: (call: WxCall & { tmplIds: readonly string[] }) => {
      device.subscriptions.push([...call.tmplIds]);
      const answers = call.tmplIds.map(
        (templateId) => [templateId, device.answerSubscription(templateId)] as const,
      );
      succeed('requestSubscribeMessage', call, Object.fromEntries(answers));
    },
    login: (call: WxCall) => succeed('login', call, { code: device.loginCode }),
    checkSession: (call: WxCall) => succeed('checkSession', call),
    getPrivacySetting: (call: WxCall) =>
      succeed('getPrivacySetting', call, { needAuthorization: false, privacyContractName: '' }),
    getRandomValues: (call: WxCall & { length: number }) =>
      succeed('getRandomValues', call, { randomValues: new Uint8Array(randomBytes(call.length)).buffer }),
    getNetworkType: (call: WxCall) => succeed('getNetworkType', call, { networkType: networkType() }),
    getSystemInfoSync: () => ({ ...screen, ...software }),
    getSystemInfo: (call: WxCall) => succeed('getSystemInfo', call, { ...screen, ...software }),
    getWindowInfo: () => screen,
    getDeviceInfo: () => software,
    getAppBaseInfo: () => software,
    getAccountInfoSync: () => ({
      miniProgram: { appId: 'wx0000000000000000', envVersion: 'develop', version: '' },
    }),
    getMenuButtonBoundingClientRect: () => ({
      top: 51,
      bottom: 83,
      left: 293,
      right: 380,
      width: 87,
      height: 32,
    }),
    getUpdateManager: () => ({
      onCheckForUpdate: () => undefined,
      onUpdateReady: () => undefined,
      onUpdateFailed: () => undefined,
      applyUpdate: () => undefined,
    }),
    arrayBufferToBase64: (bytes: ArrayBuffer) => Buffer.from(bytes).toString('base64'),
    base64ToArrayBuffer: (text: string) => new Uint8Array(Buffer.from(text, 'base64')).buffer,
    createSelectorQuery: selectorQuery,
    canIUse: () => true,
  };
}
