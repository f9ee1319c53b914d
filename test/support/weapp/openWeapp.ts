import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { waitUntil } from '../waitUntil.ts';
import { type WeappGestures, weappGestures } from './weappGestures.ts';
import { type WeappNode, type Wanted, nodesByClass, nodesByRole, nodesByText, textOf } from './weappNode.ts';
import { type PageConfig, weappPages } from './weappPages.ts';
import { weappRealm } from './weappRealm.ts';
import { compileView } from './weappView.ts';
import { type WxDevice, wxDevice, wxDeviceApis } from './wxDevice.ts';
import { type WxNetwork, wxNetwork } from './wxNetwork.ts';

/**
 * A weapp build that is running: what a person sees, what they can do, and what the phone keeps.
 * Nodes are snapshots; the `find…` calls look at the page as it is at that moment and throw with the page's text
 * when nothing fits, the `await…` calls look again until something does (5 s).
 */
export interface Weapp extends WeappGestures {
  /** Opens a page as from a shared card: all other pages are closed. The first call launches the app. */
  open(path: string, query?: Readonly<Record<string, string>>): Promise<void>;
  /** The path of the page on top, and of all open pages, oldest first. */
  readonly page: string;
  readonly stack: readonly string[];
  tree(): WeappNode;
  text(): string;
  findByText(wanted: Wanted): WeappNode;
  findByClass(name: string): WeappNode;
  findByRole(role: string, name?: Wanted): WeappNode;
  allByText(wanted: Wanted): WeappNode[];
  allByClass(name: string): WeappNode[];
  allByRole(role: string, name?: Wanted): WeappNode[];
  awaitText(wanted: Wanted): Promise<WeappNode>;
  awaitRole(role: string, name?: Wanted): Promise<WeappNode>;
  awaitPage(path: string): Promise<void>;
  /** Back, as by the button WeChat draws. */
  back(): void;
  /** To the background and back; WeChat closes the sockets of an app in the background. */
  hide(): void;
  show(): void;
  /** Takes the network away or gives it back, and tells the app. */
  setOnline(online: boolean): void;
  /** Where requests lead, whether there is a network, and every request made. */
  readonly network: WxNetwork;
  readonly device: WxDevice;
  /** The app's storage as values; change it through `device.storage`. */
  storage(): Record<string, unknown>;
  /** Console errors, exceptions nobody caught, moves to pages that do not exist. Expect it to be empty. */
  readonly faults: readonly string[];
  close(): Promise<void>;
}

interface AppSettings {
  pages: string[];
  subPackages?: { root: string; pages: string[] }[];
  subpackages?: { root: string; pages: string[] }[];
  tabBar?: { list: { pagePath: string }[] };
}

/**
 * Runs the mini program built into `dist` (miniapp/dist/weapp) against the server at `baseUrl`, without WeChat's
 * developer tools: the templates by WeChat's own compiler, the scripts in a realm without a browser, `wx` by a
 * stand-in whose requests and sockets are real. There is no layout but what `device.frames` says, and native components do only what
 * `weappGestures` describes. Close it, or its timers and sockets keep the test run alive.
 */
export async function openWeapp(setting: {
  dist: string;
  baseUrl: string;
  device?: Partial<WxDevice>;
}): Promise<Weapp> {
  const { dist } = setting;
  const settings = JSON.parse(readFileSync(join(dist, 'app.json'), 'utf8')) as AppSettings;
  const subPackages = settings.subPackages ?? settings.subpackages ?? [];
  const pagePaths = [
    ...settings.pages,
    ...subPackages.flatMap(({ root, pages }) => pages.map((page) => `${root.replace(/\/$/, '')}/${page}`)),
  ];
  const render = await compileView(dist);
  const faults: string[] = [];
  const fault = (text: string): void => void faults.push(text);
  const device: WxDevice = { ...wxDevice(), ...setting.device };
  const listeners = new Map<string, Set<(event: object) => void>>();
  const tell = (name: string, event: object): void => listeners.get(name)?.forEach((heard) => heard(event));

  let app: PageConfig | undefined;
  const wx: Record<string, unknown> = {};
  const pageConfigs = new Map<string, PageConfig>();
  let lastPage: PageConfig = {};
  const realm = weappRealm(
    dist,
    {
      wx,
      App: (config: PageConfig) => void (app = config),
      Page: (config: PageConfig) => void (lastPage = config),
      Component: () => undefined,
      Behavior: () => undefined,
      getApp: () => app,
      getCurrentPages: () => [...pages.stack],
    },
    fault,
  );
  const network = wxNetwork(setting.baseUrl, realm.parse);
  const pages = weappPages({
    pages: pagePaths,
    tabPages: (settings.tabBar?.list ?? []).map(({ pagePath }) => pagePath),
    configOf: (path) => {
      if (!pageConfigs.has(path)) {
        realm.load(`${path}.js`);
        pageConfigs.set(path, lastPage);
      }
      return pageConfigs.get(path) ?? {};
    },
    whenChanged: realm.later,
    fault,
  });
  Object.assign(wx, wxDeviceApis(device, network, realm.parse, listeners), pages.apis, {
    request: network.request,
    uploadFile: network.uploadFile,
    connectSocket: network.connectSocket,
    nextTick: realm.later,
  });

  const top = () => {
    const page = pages.stack.at(-1);
    if (page === undefined) throw new Error('no page is open');
    return page;
  };
  const tree = (): WeappNode => render(top().route, top().data);
  const text = (): string => textOf(tree());
  const appHandler = (name: string, event: object): void => {
    const run = app?.[name];
    if (typeof run === 'function') Reflect.apply(run, app, [event]);
  };
  const theFirst = (found: readonly WeappNode[], wanted: string): WeappNode => {
    if (found[0] !== undefined) return found[0];
    throw new Error(
      `${wanted} is not on ${top().route}, which shows:\n${text()}${faults.map((said) => `\n! ${said}`).join('')}`,
    );
  };
  const soon = <T>(look: () => T): Promise<T> => waitUntil(look);

  const weapp: Weapp = {
    ...weappGestures(pages),
    open: async (path, query = {}) => {
      const search = Object.entries(query).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
      const url = `/${path.replace(/^\//, '')}${search.length > 0 ? '?' : ''}${search.join('&')}`;
      if (app === undefined) {
        const launch = { path, query, scene: 1001, referrerInfo: {} };
        wx['getLaunchOptionsSync'] = () => launch;
        wx['getEnterOptionsSync'] = () => launch;
        realm.load('app.js');
        appHandler('onLaunch', launch);
        appHandler('onShow', launch);
      }
      const reason = pages.reLaunch(url);
      if (reason !== undefined) throw new Error(reason);
      await soon(() =>
        theFirst(
          tree().children.filter((child) => typeof child !== 'string'),
          'any element',
        ),
      );
    },
    get page() {
      return top().route;
    },
    get stack() {
      return pages.stack.map(({ route }) => route);
    },
    tree,
    text,
    findByText: (wanted) => theFirst(weapp.allByText(wanted), `the text ${String(wanted)}`),
    findByClass: (name) => theFirst(weapp.allByClass(name), `the class ${name}`),
    findByRole: (role, name) =>
      theFirst(weapp.allByRole(role, name), `a ${role} named ${String(name ?? '…')}`),
    allByText: (wanted) => nodesByText(tree(), wanted),
    allByClass: (name) => nodesByClass(tree(), name),
    allByRole: (role, name) => nodesByRole(tree(), role, name),
    awaitText: (wanted) => soon(() => weapp.findByText(wanted)),
    awaitRole: (role, name) => soon(() => weapp.findByRole(role, name)),
    awaitPage: (path) =>
      soon(() => {
        if (weapp.page !== path)
          throw new Error(`the page is ${weapp.page}, not ${path}; it shows:\n${text()}`);
      }),
    back: () => pages.back(),
    hide: () => {
      pages.call(top(), 'onHide');
      appHandler('onHide', {});
      tell('AppHide', {});
      network.dropSockets();
    },
    show: () => {
      const again = { path: top().route, query: {}, scene: 1001 };
      appHandler('onShow', again);
      tell('AppShow', again);
      pages.call(top(), 'onShow');
    },
    setOnline: (online) => {
      network.online = online;
      if (!online) {
        network.dropSockets();
        network.stallUploads(undefined);
      }
      tell('NetworkStatusChange', { isConnected: online, networkType: online ? 'wifi' : 'none' });
    },
    network,
    device,
    storage: () =>
      Object.fromEntries([...device.storage].map(([key, json]) => [key, JSON.parse(json) as unknown])),
    faults,
    close: async () => {
      realm.close();
      await network.close();
    },
  };
  return weapp;
}
