import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { AxeResults } from 'axe-core';
import { projectRoot } from '../build/projectRoot.ts';

const axeSource = readFileSync(
  createRequire(join(projectRoot, 'test/package.json')).resolve('axe-core/axe.min.js'),
  'utf8',
);

/**
 * Fails with one line per finding when axe-core sees a barrier of impact serious or critical (WCAG 2 A and AA,
 * best practices) on the page as it stands. `except` names axe rule ids that cannot hold on this page.
 */
export async function expectNoSeriousAxeFindings(page: Page, except: readonly string[] = []): Promise<void> {
  await page.evaluate(axeSource);
  // Style sheets are asked for once more only by an experimental rule, which is off.
  const { violations } = await page.evaluate<AxeResults>(
    'axe.run(document, { resultTypes: ["violations"], preload: { assets: ["media"] } })',
  );
  const findings = violations
    .filter(({ id, impact }) => (impact === 'serious' || impact === 'critical') && !except.includes(id))
    .flatMap(({ id, help, nodes }) => nodes.map((node) => `${id}: ${help} at ${node.target.join(' ')}`));
  expect(findings).toEqual([]);
}
