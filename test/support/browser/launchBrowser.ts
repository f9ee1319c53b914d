import { chromium, type Browser } from 'playwright-core';
import { chineseFontConfiguration } from './chineseFonts.ts';
import { chromiumBinary, chromiumLibraries } from './chromiumBinary.ts';

const args = ['--no-sandbox', '--headless=shell', '--disable-gpu', '--font-render-hinting=none'];

/**
 * Starts a headless Chromium with a readable Chinese font. Linux on x64 uses the one npm brought, with its own
 * system libraries where the machine lacks them; other machines need Google Chrome installed.
 * The caller closes it.
 */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = await chromiumBinary();
  if (executablePath === undefined) return chromium.launch({ channel: 'chrome' });
  const env = { ...process.env, FONTCONFIG_FILE: await chineseFontConfiguration() };
  try {
    return await chromium.launch({ executablePath, args, env });
  } catch (fault) {
    if (!String(fault).includes('error while loading shared libraries')) throw fault;
    const libraries = [await chromiumLibraries(), process.env.LD_LIBRARY_PATH].filter(Boolean).join(':');
    return chromium.launch({ executablePath, args, env: { ...env, LD_LIBRARY_PATH: libraries } });
  }
}
