import type { MessageTemplate } from '../../../shared/notice/notice.ts';
import { askSubscription, maySubscribe } from '../platform/askSubscription.ts';
import { isElder } from '../platform/displaySettings.ts';
import { call } from '../platform/request.ts';
import { useAccount } from './accountStore.ts';
import { useSettings } from './settingsStore.ts';
import { useCall } from './useCall.ts';

/** Asking for WeChat's leave to send messages, at a tap. */
export interface Subscription {
  /** False on the web, without a mini program's templates, and for visitors. */
  readonly possible: boolean;
  /** To be called in the tap itself; never fails. True when the person said yes to one of them. */
  readonly ask: () => Promise<boolean>;
  /**
   * The same at a tap that was meant for something else. WeChat's own sheet lies over the page: not in 长辈模式, where 我的消息
   * asks at a tap of its own.
   */
  readonly offer: () => void;
}

/**
 * What a page asks for at the tap after which somebody will want to hear: having answered, filed, confirmed, reopened.
 * Knows the templates before the tap, because WeChat asks only inside one.
 */
export function useSubscription(wanted: readonly MessageTemplate[]): Subscription {
  const account = useAccount((store) => store.account);
  const elder = useSettings((store) => isElder(store.settings));
  const { value } = useCall('GET /notices/templates', maySubscribe && account !== undefined ? {} : 'wait');
  const templateIds = (value?.items ?? [])
    .filter(({ template }) => wanted.indexOf(template) >= 0)
    .map(({ templateId }) => templateId);
  const ask = async (): Promise<boolean> => {
    const templates = await askSubscription(templateIds);
    if (templates === undefined) return false;
    await call('POST /notices/credits', { body: { templates } });
    return templateIds.some((templateId) => templates[templateId] === 'accept');
  };
  return {
    possible: templateIds.length > 0,
    ask,
    offer() {
      if (!elder) void ask();
    },
  };
}
