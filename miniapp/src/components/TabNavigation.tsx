import { useRouter } from '@tarojs/taro';
import choose from './tabs/choose.png';
import chooseHere from './tabs/chooseHere.png';
import home from './tabs/home.png';
import homeHere from './tabs/homeHere.png';
import me from './tabs/me.png';
import meHere from './tabs/meHere.png';
import { Box } from '../platform/box.tsx';
import { openPage } from '../platform/navigation.ts';
import { paths } from '../platform/paths.ts';
import { Picture } from '../platform/picture.tsx';
import { Press } from '../platform/press.tsx';

const TABS = [
  { label: '首页', path: paths.home(), away: home, here: homeHere },
  { label: '做选择', path: paths.rounds(), away: choose, here: chooseHere },
  { label: '我的', path: paths.me(), away: me, here: meHere },
];

/** The web page's tab bar: Taro's own cannot be reached by keyboard and knows neither large text nor dark. */
export function TabNavigation() {
  // The page's own address: a page that is drawn again behind another one keeps its place.
  const { path } = useRouter();
  return (
    <Box as="nav" className="tabs" aria-label="主导航">
      {TABS.map((tab) => {
        const here = path.includes(tab.path);
        return (
          <Press
            key={tab.path}
            className={here ? 'tabs__tab tabs__tab--here' : 'tabs__tab'}
            aria-current={here ? 'page' : undefined}
            onPress={() => openPage(tab.path)}
          >
            <Picture src={here ? tab.here : tab.away} alt="" className="tabs__sign" />
            {tab.label}
          </Press>
        );
      })}
    </Box>
  );
}
