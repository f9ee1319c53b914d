import Taro from '@tarojs/taro';
import { Box } from '../platform/box.tsx';
import { openPage } from '../platform/navigation.ts';
import { paths } from '../platform/paths.ts';
import { Press } from '../platform/press.tsx';
import { useAccount } from '../store/accountStore.ts';
import { staffEntries } from '../words/staffEntries.ts';

/** The left navigation of wide pages; hidden on a phone, where the home page leads to the same places. */
export function StaffNavigation() {
  const account = useAccount((store) => store.account);
  const here = `/${Taro.getCurrentInstance().router?.path ?? ''}`.replace('//', '/');
  const entries = [
    { label: '首页', path: paths.home() },
    ...staffEntries(account),
    { label: '我的', path: paths.me() },
  ];
  // A page without an entry of its own belongs to its folder's; the audit log has both.
  const hereEntry = entries
    .map((entry) => ({ entry, folder: entry.path.replace(/\/index$/, '/') }))
    .filter(({ folder }) => here.startsWith(folder))
    .sort((first, second) => second.folder.length - first.folder.length)[0]?.entry;
  return (
    <Box as="nav" className="staffnav" aria-label="工作导航">
      {entries.map((entry) => {
        const current = entry === hereEntry;
        return (
          <Press
            key={entry.path}
            className={current ? 'staffnav__entry staffnav__entry--here' : 'staffnav__entry'}
            aria-current={current ? 'page' : undefined}
            onPress={() => openPage(entry.path)}
          >
            {entry.label}
          </Press>
        );
      })}
    </Box>
  );
}
