import { Banner } from '../components/Banner.tsx';
import { openPage } from '../platform/navigation.ts';
import { paths } from '../platform/paths.ts';
import { useUnread } from '../store/useUnread.ts';

/** Says that there is something new for me; nothing when there is not. */
export function UnreadMessages() {
  const unread = useUnread() ?? 0;
  if (unread === 0) return null;
  return (
    <Banner
      tone="info"
      title={`您有 ${unread} 条新消息`}
      action={{ label: '看消息', onPress: () => openPage(paths.messages()) }}
    />
  );
}
