import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { projectRoot } from '../build/projectRoot.ts';

/**
 * Keeps a picture of the page as docs/screenshots/<name>.png when SCREENSHOTS=1, and does nothing otherwise, so
 * that an ordinary test run leaves the working tree clean. Motion is frozen and fonts are awaited.
 */
export async function screenshot(
  page: Page,
  name: string,
  options: { fullPage?: boolean } = {},
): Promise<void> {
  if (process.env.SCREENSHOTS !== '1') return;
  const folder = join(projectRoot, 'docs/screenshots');
  await mkdir(folder, { recursive: true });
  await page.evaluate('document.fonts.ready.then(() => undefined)');
  await page.screenshot({
    path: join(folder, `${name}.png`),
    fullPage: options.fullPage ?? false,
    animations: 'disabled',
  });
}
