import { useDidShow } from '@tarojs/taro';
import { useEffect, type ReactNode } from 'react';
import type { Contact } from '../../../shared/community/community.ts';
import { Box } from '../platform/box.tsx';
import { isWebPage } from '../platform/device.ts';
import { isElder, type DisplaySettings } from '../platform/displaySettings.ts';
import { focusOn } from '../platform/focus.ts';
import { goBack, setPageTitle } from '../platform/navigation.ts';
import { Press } from '../platform/press.tsx';
import { useAnnouncement } from '../store/announceStore.ts';
import { useCommunity, useCurrentCommunityId } from '../store/communityStore.ts';
import { useSettings } from '../store/settingsStore.ts';
import { ContactFooter } from './ContactFooter.tsx';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { StaffNavigation } from './StaffNavigation.tsx';
import { StateBar } from './StateBar.tsx';
import { TabNavigation } from './TabNavigation.tsx';

interface ScreenProps {
  readonly title: string;
  /** Who answers on this page; without it, the contact of the community in view. */
  readonly contact?: Contact | undefined;
  /** For staff on a desktop: full width with the navigation at the left from 900 px on. */
  readonly wide?: boolean;
  /** Tab pages have nowhere to go back to. */
  readonly tab?: boolean;
  /** What the web page's own back button does instead of leaving (an unfinished ballot asks first). */
  readonly onBack?: () => void;
  /** Stands at the bottom under the thumb: the one primary button. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** Every page: theme and text size, title, way back, what is offline or not uploaded, who answers, live region. */
export function Screen({ title, contact, wide = false, tab = false, ...rest }: ScreenProps) {
  const { actions, children, onBack = goBack } = rest;
  const settings = useSettings((store) => store.settings);
  const said = useAnnouncement((store) => store.text);
  const answering = useContact(contact);
  useEffect(() => setPageTitle(title), [title]);
  useDidShow(() => setPageTitle(title));
  return (
    <Box className={`screen ${themeClass(settings)} ${wide ? 'screen--wide' : ''}`}>
      {isWebPage && (
        <Press className="screen__skip" onPress={() => focusOn('main')}>
          跳到正文
        </Press>
      )}
      {wide && <StaffNavigation />}
      <Box className="screen__column">
        {isWebPage && (
          <Box as="header" className="screen__head">
            {!tab && (
              <Press className="screen__back" aria-label="返回" onPress={onBack}>
                ‹ 返回
              </Press>
            )}
            <Box as="h1" className="screen__title">
              {title}
            </Box>
          </Box>
        )}
        <StateBar />
        <Box as="main" id="main" focusable className="screen__main">
          <ErrorBoundary>{children}</ErrorBoundary>
        </Box>
        {answering !== undefined && <ContactFooter contact={answering} />}
        {Boolean(actions) && <Box className="screen__actions">{actions}</Box>}
        {isWebPage && tab && <TabNavigation />}
      </Box>
      <Box className="unseen" role="status" aria-live="polite">
        {said}
      </Box>
    </Box>
  );
}

function themeClass(settings: DisplaySettings): string {
  return [
    `text-${settings.textSize}`,
    isElder(settings) ? 'elder' : '',
    settings.dark ? 'dark' : '',
    settings.contrast ? 'contrast' : '',
  ]
    .filter((name) => name !== '')
    .join(' ');
}

function useContact(given: Contact | undefined): Contact | undefined {
  const communityId = useCurrentCommunityId();
  const known = useCommunity((store) => (communityId === undefined ? undefined : store.known[communityId]));
  const load = useCommunity((store) => store.load);
  const missing = given === undefined && known === undefined ? communityId : undefined;
  useEffect(() => {
    if (missing !== undefined) void load(missing);
  }, [missing, load]);
  return given ?? known?.contact;
}
