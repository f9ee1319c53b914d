import type { Browser, Page } from 'playwright-core';

/** What the page said that a resident never should cause: script errors, console errors, failed own requests. */
export interface PageFaults {
  readonly list: string[];
}

/** A page in a context of its own (own storage, own session); closing its context ends the visit. */
export interface Visit {
  page: Page;
  faults: PageFaults;
  close(): Promise<void>;
}

async function openVisit(browser: Browser, options: Parameters<Browser['newContext']>[0]): Promise<Visit> {
  const context = await browser.newContext({ locale: 'zh-CN', timezoneId: 'Asia/Shanghai', ...options });
  context.setDefaultTimeout(60_000);
  const page = await context.newPage();
  const list: string[] = [];
  page.on('pageerror', (error) => list.push(`script: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') list.push(`console: ${message.text()}`);
  });
  return { page, faults: { list }, close: () => context.close() };
}

/** A resident's phone: 390 × 844 CSS pixels at twice the density, with touch. */
export const newPhonePage = (browser: Browser): Promise<Visit> =>
  openVisit(browser, {
    viewport: { width: 390, height: 844 },
    deviceScaleFactor: 2,
    isMobile: true,
    hasTouch: true,
  });

/** A worker's or official's desktop: 1280 × 900. */
export const newDesktopPage = (browser: Browser): Promise<Visit> =>
  openVisit(browser, { viewport: { width: 1280, height: 900 } });
