import { isWebPage } from './platform/device.ts';

export default defineAppConfig({
  pages: ['home/index', 'rounds/index', 'me/index', 'me/bind', 'me/settings', 'me/privacy', 'me/messages'],
  // WeChat wants pages of the main package outside the roots of sub-packages: hence `rounds` beside `round`.
  subPackages: [
    { root: 'plan', pages: ['index', 'drawing', 'notice', 'versions'] },
    {
      root: 'round',
      pages: ['ballot', 'review', 'receipt', 'participation', 'result', 'mine', 'choices', 'dispute'],
    },
    { root: 'vote', pages: ['index', 'result', 'rooms', 'kit', 'owners', 'enter'] },
    { root: 'committee', pages: ['index'] },
    { root: 'speak', pages: ['index'] },
    { root: 'opinion', pages: ['index', 'groups', 'thread', 'published'] },
    { root: 'complaint', pages: ['file', 'filed', 'mine', 'one', 'public'] },
    { root: 'desk', pages: ['index', 'case', 'file', 'mine', 'places', 'rates'] },
    { root: 'photo', pages: ['cover'] },
    { root: 'supervise', pages: ['index', 'ledger'] },
    { root: 'worker', pages: ['index', 'doors', 'bindings', 'slips', 'forms', 'flags'] },
    { root: 'admin', pages: ['index', 'round', 'stage', 'cases', 'dispute', 'roll', 'firms'] },
    { root: 'builder', pages: ['index', 'edit'] },
    { root: 'stage', pages: ['board', 'records'] },
    { root: 'bureau', pages: ['index', 'satisfaction', 'audit'] },
    { root: 'documents', pages: ['index', 'document'] },
    { root: 'stories', pages: ['index'] },
  ],
  window: {
    navigationBarTitleText: '小区改造',
    navigationBarBackgroundColor: '#ffffff',
    navigationBarTextStyle: 'black',
    backgroundColor: '#f6f5f1',
    backgroundTextStyle: 'dark',
  },
  tabBar: {
    color: '#4d5a57',
    selectedColor: '#0b6b5b',
    backgroundColor: '#ffffff',
    borderStyle: 'black',
    list: [
      {
        pagePath: 'home/index',
        text: '首页',
        iconPath: 'components/tabs/home.png',
        selectedIconPath: 'components/tabs/homeHere.png',
      },
      {
        pagePath: 'rounds/index',
        text: '做选择',
        iconPath: 'components/tabs/choose.png',
        selectedIconPath: 'components/tabs/chooseHere.png',
      },
      {
        pagePath: 'me/index',
        text: '我的',
        iconPath: 'components/tabs/me.png',
        selectedIconPath: 'components/tabs/meHere.png',
      },
    ],
  },
  lazyCodeLoading: 'requiredComponents',
  // No interface that asks for personal data of the phone is used; WeChat checks the declaration.
  __usePrivacyCheck__: true,
  sitemapLocation: 'sitemap.json',
  // Taro's router hides a page 350 ms after one has left it: whoever comes back sooner sees an empty screen.
  ...(isWebPage ? { animation: false } : {}),
});
