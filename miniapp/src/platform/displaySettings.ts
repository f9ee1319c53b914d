/** Body text in px of a 375 px wide phone: two ordinary sizes, then the five of the elder mode. */
export const TEXT_SIZES = [17, 19, 22, 24, 26, 28, 30] as const;
export type TextSize = (typeof TEXT_SIZES)[number];

/** How the person wants the screens to look; kept on the device, never sent. */
export interface DisplaySettings {
  readonly textSize: TextSize;
  readonly dark: boolean;
  readonly contrast: boolean;
}

export const USUAL_SETTINGS: DisplaySettings = { textSize: 17, dark: false, contrast: false };

/** 长辈模式: large text, larger touch targets, confirmations inside the page. */
export function isElder(settings: DisplaySettings): boolean {
  return settings.textSize >= 22;
}
