import type { WxCall } from './wxNetwork.ts';
import { refuse, succeed } from './wxDevice.ts';

/** A page's own functions and data, as given to `Page()`. */
export type PageConfig = Record<string, unknown>;

/** A page on the stack: its address without query, its data so far, and its handlers. */
export interface OpenPage extends PageConfig {
  route: string;
  data: unknown;
}

/** The pages that are open, the last on top, and the ways WeChat moves between them. */
export interface WeappPages {
  readonly stack: readonly OpenPage[];
  /** Calls a page's handler when it has one. */
  call(page: OpenPage, handler: string, ...args: unknown[]): void;
  /** The calls of `wx` that move between pages. */
  readonly apis: Record<string, unknown>;
  back(): void;
  reLaunch(url: string): string | undefined;
}

interface MoveCall extends WxCall {
  url: string;
}

interface PagesSetting {
  pages: readonly string[];
  tabPages: readonly string[];
  configOf(path: string): PageConfig;
  /** Every data change ends here; `changed` is called once the page's data holds it. */
  whenChanged(run: () => void): void;
  fault(text: string): void;
}

const stackLimit = 10;

/** Puts `value` where a setData path such as `root.cn.[0].cl` points; WeChat sends values as JSON. */
function place(data: unknown, path: string, value: unknown): void {
  const steps = path.split(/[.[\]]+/).filter((step) => step !== '');
  let at = data as Record<string, unknown>;
  steps.slice(0, -1).forEach((step, index) => {
    const next = steps[index + 1] ?? '';
    if (typeof at[step] !== 'object' || at[step] === null) at[step] = /^\d+$/.test(next) ? [] : {};
    at = at[step] as Record<string, unknown>;
  });
  at[steps.at(-1) ?? ''] = value === undefined ? undefined : (JSON.parse(JSON.stringify(value)) as unknown);
}

/** The page stack of a mini program with the rules of WeChat: ten pages, tab pages kept alive. */
export function weappPages(setting: PagesSetting): WeappPages {
  let stack: OpenPage[] = [];
  const tabs = new Map<string, OpenPage>();

  const call = (page: OpenPage, handler: string, ...args: unknown[]): void => {
    const run = page[handler];
    if (typeof run === 'function') Reflect.apply(run, page, args);
  };

  const addressOf = (url: string): { path: string; query: Record<string, string> } => {
    const here = stack.at(-1)?.route ?? '';
    const { pathname, searchParams } = new URL(url, `http://weapp/${here}`);
    // WeChat hands the query over as written; decoding it is the page's business.
    const raw = new URL(url, 'http://weapp/').search.slice(1).split('&').filter(Boolean);
    const query = Object.fromEntries(
      raw.map((pair) => [pair.split('=')[0] ?? '', pair.slice(pair.indexOf('=') + 1)]),
    );
    return { path: pathname.slice(1).replace(/\.html$/, ''), query: searchParams.size > 0 ? query : {} };
  };

  function load(path: string, query: Record<string, string>): OpenPage {
    const page: OpenPage = { ...setting.configOf(path), route: path, data: {} };
    page['__route__'] = path;
    page['options'] = query;
    page['setData'] = (change: Record<string, unknown>, done?: () => void): void => {
      Object.entries(change).forEach(([where, value]) => place(page.data, where, value));
      setting.whenChanged(() => done?.call(page));
    };
    page['getOpenerEventChannel'] = () => ({ on: () => undefined, emit: () => undefined });
    page['selectComponent'] = () => null;
    stack.push(page);
    call(page, 'onLoad', query);
    call(page, 'onShow');
    call(page, 'onReady');
    return page;
  }

  const unload = (page: OpenPage): void => {
    if (!tabs.has(page.route)) call(page, 'onUnload');
  };
  const hideTop = (): void => {
    const top = stack.at(-1);
    if (top !== undefined) call(top, 'onHide');
  };

  /** Why a move to `path` is impossible; undefined when it is not. */
  function obstacle(path: string, wantsTab: boolean | undefined): string | undefined {
    if (!setting.pages.includes(path)) return `page "${path}" is not found`;
    const isTab = setting.tabPages.includes(path);
    if (wantsTab === true && !isTab) return 'can not switch to no-tabBar page';
    if (wantsTab === false && isTab) return 'can not navigateTo a tabbar page';
    return undefined;
  }

  function move(
    api: string,
    wantsTab: boolean | undefined,
    how: (path: string, query: Record<string, string>) => void,
  ) {
    return (request: MoveCall): void => {
      const { path, query } = addressOf(request.url);
      const reason =
        api === 'navigateTo' && stack.length >= stackLimit
          ? `webview count limit exceed: ${stackLimit}`
          : obstacle(path, wantsTab);
      if (reason !== undefined) {
        setting.fault(`${api} ${request.url}: ${reason}`);
        refuse(api, request, reason);
        return;
      }
      how(path, query);
      succeed(api, request);
    };
  }

  const replaceAll = (path: string, query: Record<string, string>): void => {
    tabs.clear();
    stack.slice().reverse().forEach(unload);
    stack = [];
    const page = load(path, query);
    if (setting.tabPages.includes(path)) tabs.set(path, page);
  };

  const switchTab = (path: string): void => {
    hideTop();
    stack.slice().reverse().forEach(unload);
    const kept = tabs.get(path);
    stack = kept === undefined ? [] : [kept];
    if (kept !== undefined) call(kept, 'onShow');
    else tabs.set(path, load(path, {}));
  };

  const apis = {
    navigateTo: move('navigateTo', false, (path, query) => {
      hideTop();
      load(path, query);
    }),
    redirectTo: move('redirectTo', false, (path, query) => {
      const top = stack.pop();
      if (top !== undefined) unload(top);
      load(path, query);
    }),
    reLaunch: move('reLaunch', undefined, replaceAll),
    switchTab: move('switchTab', true, switchTab),
    navigateBack: (request: WxCall & { delta?: number } = {}): void => {
      const gone = Math.min(request.delta ?? 1, stack.length - 1);
      for (let count = 0; count < gone; count += 1) {
        const top = stack.pop();
        if (top !== undefined) unload(top);
      }
      const top = stack.at(-1);
      if (gone > 0 && top !== undefined) call(top, 'onShow');
      succeed('navigateBack', request);
    },
  };

  return {
    get stack() {
      return stack;
    },
    call,
    apis,
    back: () => apis.navigateBack(),
    reLaunch: (url) => {
      const { path, query } = addressOf(url);
      const reason = obstacle(path, undefined);
      if (reason === undefined) replaceAll(path, query);
      return reason;
    },
  };
}
