import Taro, { useRouter } from '@tarojs/taro';
import { isWebPage } from './device.ts';
import { paths } from './paths.ts';

const TABS: readonly string[] = [paths.home(), paths.rounds(), paths.me()];
// WeChat refuses the eleventh page.
const DEEPEST = 9;

/** Goes to a page of the app (an address from `paths`); tab pages switch, a deep stack replaces. Never rejects. */
export function openPage(address: string): void {
  const goes = TABS.includes(address)
    ? Taro.switchTab({ url: address })
    : Taro.getCurrentPages().length >= DEEPEST
      ? Taro.redirectTo({ url: address })
      : Taro.navigateTo({ url: address });
  Promise.resolve(goes).catch(() => undefined);
}

/** Goes to a page without leaving the present one to come back to (a ballot that has been handed in). */
export function replacePage(address: string): void {
  const goes = TABS.includes(address) ? Taro.switchTab({ url: address }) : Taro.redirectTo({ url: address });
  Promise.resolve(goes).catch(() => undefined);
}

/** Goes back, or home when the page was opened by a link. */
export function goBack(): void {
  if (Taro.getCurrentPages().length > 1) Promise.resolve(Taro.navigateBack()).catch(() => undefined);
  else openPage(paths.home());
}

/** A parameter of this page's address, undefined when it is missing or empty. */
export function usePageParam(name: string): string | undefined {
  const value = useRouter().params[name];
  if (value === undefined || value === '') return undefined;
  return isWebPage ? value : decodeURIComponent(value);
}

/** The title in WeChat's own bar, or of the browser's tab. */
export function setPageTitle(title: string): void {
  Promise.resolve(Taro.setNavigationBarTitle({ title })).catch(() => undefined);
}

/** Opens the phone with the number filled in; the person still presses call. */
export function callPhone(phone: string): void {
  Promise.resolve(Taro.makePhoneCall({ phoneNumber: phone })).catch(() => undefined);
}

/** Puts a text on the clipboard; true when it is there. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await Taro.setClipboardData({ data: text });
    return true;
  } catch {
    return false;
  }
}
