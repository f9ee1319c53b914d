import { createRequire } from 'node:module';
import { join } from 'node:path';
import { brokenCopy } from '../support/build/brokenCopy.ts';
import { projectRoot } from '../support/build/projectRoot.ts';

interface Violation {
  rule: { name: string };
  from: string;
  to: string;
}

const using = (path: string) => `import { x } from '${path}';\nexport const y = x;\n`;
const filesFrom = (entries: [path: string, source: string][]): Record<string, string> =>
  Object.fromEntries(entries);
const leaf = 'export const x = 1;\n';

/** Rule → the file that breaks it → what it imports. Every fence has at least one row. */
const breaks: [rule: string, from: string, imports: string][] = [
  ['no-circular', 'server/plan/first.ts', './second.ts'],
  ['no-unresolvable', 'server/plan/lost.ts', './nowhere.ts'],
  ['no-vague-names', 'server/plan/vague.ts', '../utils/x.ts'],
  ['no-vague-names', 'miniapp/src/home/vague.ts', '../platform/helpers.ts'],
  ['shared-is-the-ground', 'shared/round/toServer.ts', '../../server/round/roundStore.ts'],
  ['shared-is-the-ground', 'shared/round/toMiniapp.ts', '../../miniapp/src/words/x.ts'],
  ['shared-is-pure', 'shared/round/toDisk.ts', 'node:fs'],
  ['shared-is-pure', 'shared/round/toCrypto.ts', 'crypto'],
  ['shared-packages', 'shared/round/toKoa.ts', 'koa'],
  ['server-not-miniapp', 'server/round/toMiniapp.ts', '../../miniapp/src/words/x.ts'],
  ['server-not-miniapp', 'server/round/toTest.ts', '../../test/support/x.ts'],
  ['miniapp-not-server', 'miniapp/src/round/toServer.ts', '../../../server/round/roundStore.ts'],
  ['joi-only-in-server', 'miniapp/src/round/toJoi.ts', 'joi'],
  ['joi-only-in-server', 'shared/round/toJoi.ts', 'joi'],
  ['feature-keeps-its-model', 'server/plan/toModel.ts', '../round/roundModel.ts'],
  ['feature-by-its-store', 'server/plan/toCommand.ts', '../round/answering/giveResponse.ts'],
  ['feature-by-its-store', 'server/documents/toCommand.ts', '../round/answering/giveResponse.ts'],
  ['feature-by-its-store', 'server/plan/toPublication.ts', '../publication/publicationRoutes.ts'],
  ['feature-by-its-store', 'server/plan/toPolicy.ts', '../round/roundPolicy.ts'],
  ['store-below-command', 'server/round/upStore.ts', './roundPolicy.ts'],
  ['command-below-route', 'server/round/opening/openRound.ts', '../roundRoutes.ts'],
  ['ledger-below-features', 'server/ledger/toFeature.ts', '../round/roundStore.ts'],
  ['ledger-below-features', 'server/database/toFeature.ts', '../http/session.ts'],
  ['live-follows-the-log', 'server/round/toLive.ts', '../live/liveHub.ts'],
  ['http-below-features', 'server/http/toCommand.ts', '../round/answering/giveResponse.ts'],
  ['assembly-on-top', 'server/round/toApp.ts', '../app.ts'],
  ['assembly-on-top', 'server/ledger/toCommands.ts', '../commands/seed.ts'],
  ['miniapp-features-apart', 'miniapp/src/round/toPlan.ts', '../plan/x.ts'],
  ['miniapp-ground-below-features', 'miniapp/src/components/toPlan.ts', '../plan/x.ts'],
];

/** Imports that the house allows, so that a fence is not simply a wall. */
const allowed: [from: string, imports: string][] = [
  ['server/plan/asksStore.ts', '../round/roundStore.ts'],
  ['server/plan/asksShared.ts', '../../shared/round/x.ts'],
  ['server/http/session.ts', '../identity/sessionStore.ts'],
  ['server/commands/recount.ts', '../round/answering/giveResponse.ts'],
  ['server/app.ts', '../server/round/roundRoutes.ts'],
  ['server/live/liveServer.ts', '../round/roundStore.ts'],
  ['miniapp/src/round/page.ts', '../platform/request.ts'],
  ['miniapp/src/round/ballot/page.ts', '../draft.ts'],
  ['server/plan/audited.ts', '../audit/auditTrail.ts'],
  ['server/plan/sourced.ts', '../documents/stageTemplates.ts'],
  ['server/plan/publishes.ts', '../publication/publishRecord.ts'],
  ['shared/round/hash.ts', 'js-sha256'],
];

const leaves = [
  'server/utils/x.ts',
  'server/round/roundStore.ts',
  'server/round/roundModel.ts',
  'server/round/roundPolicy.ts',
  'server/round/roundRoutes.ts',
  'server/round/answering/giveResponse.ts',
  'server/identity/sessionStore.ts',
  'server/live/liveHub.ts',
  'server/audit/auditTrail.ts',
  'server/publication/publicationRoutes.ts',
  'server/publication/publishRecord.ts',
  'server/documents/stageTemplates.ts',
  'server/commands/seed.ts',
  'shared/round/x.ts',
  'miniapp/src/words/x.ts',
  'miniapp/src/plan/x.ts',
  'miniapp/src/round/draft.ts',
  'miniapp/src/platform/request.ts',
  'miniapp/src/platform/helpers.ts',
  'test/support/x.ts',
];

describe('the import fences', () => {
  let reported: Violation[] = [];

  beforeAll(() => {
    const copy = brokenCopy({
      ...filesFrom(leaves.map((path) => [path, leaf])),
      ...filesFrom(breaks.map(([, from, imports]) => [from, using(imports)])),
      ...filesFrom(allowed.map(([from, imports]) => [from, using(imports)])),
      'server/plan/second.ts': using('./first.ts'),
      'server/plan/namesRecord.ts': "export type { x } from '../round/roundModel.ts';\n",
    });
    const { output } = copy.run(
      'dependency-cruiser/bin/dependency-cruise.mjs',
      '--config',
      '.dependency-cruiser.cjs',
      '--output-type',
      'json',
      'shared',
      'server',
      'miniapp/src',
      'test',
    );
    copy.remove();
    const result = JSON.parse(output) as { summary: { violations: Violation[] } };
    reported = result.summary.violations;
  });

  test.each(breaks)('%s: reported for %s importing %s', (rule, from) => {
    expect(reported.filter((found) => found.from === from).map((found) => found.rule.name)).toContain(rule);
  });

  test.each(allowed)('%s may import %s', (from) => {
    expect(reported.filter((found) => found.from === from)).toEqual([]);
  });

  test("the type of another feature's record may be named", () => {
    expect(reported.filter(({ from }) => from === 'server/plan/namesRecord.ts')).toEqual([]);
  });

  test('every fence in the configuration is broken here once and gives its reason', () => {
    const fences = join(projectRoot, '.dependency-cruiser.cjs');
    const { forbidden } = createRequire(fences)(fences) as {
      forbidden: { name: string; comment?: string }[];
    };
    expect(forbidden.map(({ name }) => name).sort()).toEqual(
      [...new Set(breaks.map(([rule]) => rule))].sort(),
    );
    expect(forbidden.filter(({ comment }) => !comment)).toEqual([]);
  });
});

describe('the lint rules', () => {
  /** Rule → file → a source that breaks it. */
  const mistakes: [rule: string, path: string, source: string][] = [
    ['no-restricted-syntax', 'shared/round/defaultExport.ts', 'export default 1;\n'],
    ['no-restricted-syntax', 'server/round/defaultExport.ts', 'export default 1;\n'],
    ['no-restricted-syntax', 'shared/round/bigint.ts', 'export const big = 1n;\n'],
    ['no-restricted-syntax', 'server/round/environment.ts', 'export const port = process.env.PORT;\n'],
    [
      'no-restricted-syntax',
      'miniapp/src/round/environment.ts',
      'export const h5 = process.env.TARO_ENV === "h5";\n',
    ],
    ['no-restricted-syntax', 'server/round/cast.ts', 'export const n = "1" as unknown as number;\n'],
    [
      'no-restricted-syntax',
      'test/server/sleep.ts',
      'export const nap = new Promise((wake) => setTimeout(wake, 10));\n',
    ],
    ['no-restricted-syntax', 'test/server/mock.ts', 'jest.mock("../../server/round/cast.ts");\n'],
    ['no-console', 'server/round/printing.ts', 'console.log(1);\n'],
    ['no-warning-comments', 'server/round/later.ts', '// TODO later\nexport const a = 1;\n'],
    [
      '@typescript-eslint/no-explicit-any',
      'server/round/anything.ts',
      'export const a = (b: any): void => void b;\n',
    ],
    ['@typescript-eslint/no-floating-promises', 'server/round/floating.ts', 'Promise.resolve(1);\n'],
    [
      '@typescript-eslint/no-misused-promises',
      'server/round/misused.ts',
      '[1].forEach(async () => undefined);\n',
    ],
    ['@typescript-eslint/no-non-null-assertion', 'server/round/nonNull.ts', 'export const a = [1][0]!;\n'],
    [
      '@typescript-eslint/consistent-type-imports',
      'server/round/typeImport.ts',
      "import { T } from './t.ts';\nexport const a: T = 1;\n",
    ],
    [
      '@typescript-eslint/switch-exhaustiveness-check',
      'server/round/switch.ts',
      "export const f = (s: 'a' | 'b'): void => { switch (s) { case 'a': } };\n",
    ],
    [
      'react-hooks/rules-of-hooks',
      'miniapp/src/round/hooks.tsx',
      "import { useState } from 'react';\nexport function A({ b }: { b: boolean }) { if (b) useState(1); return null; }\n",
    ],
    [
      'max-lines',
      'server/round/long.ts',
      Array.from({ length: 301 }, (_, n) => `export const a${n} = ${n};\n`).join(''),
    ],
  ];
  const fine: [path: string, source: string][] = [
    ['server/config.ts', 'export const port = process.env.PORT;\n'],
    ['miniapp/src/platform/environment.ts', 'export const h5 = process.env.TARO_ENV === "h5";\n'],
    ['miniapp/src/round/ballot.tsx', 'export default function Ballot() { return null; }\n'],
    ['server/commands/seed.ts', 'console.log("loaded");\n'],
    ['server/round/t.ts', 'export type T = number;\n'],
  ];
  let found: { filePath: string; messages: { ruleId: string | null; message: string }[] }[] = [];

  beforeAll(() => {
    const copy = brokenCopy({
      ...filesFrom(mistakes.map(([, path, source]) => [path, source])),
      ...filesFrom(fine),
    });
    const { output } = copy.run(
      'eslint/bin/eslint.js',
      '--format',
      'json',
      'shared',
      'server',
      'miniapp/src',
      'test',
    );
    copy.remove();
    found = JSON.parse(output) as typeof found;
  });

  const rulesFor = (path: string) =>
    found
      .filter(({ filePath }) => filePath.endsWith(`/${path}`))
      .flatMap(({ messages }) => messages.map(({ ruleId, message }) => ruleId ?? message));

  test.each(mistakes)('%s: reported in %s', (rule, path) => {
    expect(rulesFor(path)).toContain(rule);
  });

  test.each(fine)('%s passes', (path) => {
    expect(rulesFor(path)).toEqual([]);
  });

  test('a comment cannot switch a rule off', () => {
    const copy = brokenCopy({
      'server/round/quiet.ts': '/* eslint-disable no-console */\nconsole.log(1);\n',
    });
    expect(copy.run('eslint/bin/eslint.js', 'server').output).toContain('no-console');
    copy.remove();
  });
});

describe('the compiler settings', () => {
  test('shared knows neither Node nor a browser, the mini program no browser', () => {
    const impure = ['console', 'process', 'Buffer', 'setTimeout', 'window', 'TextEncoder', 'crypto', 'fetch'];
    const copy = brokenCopy({
      'shared/impure.ts': impure.map((name, n) => `export const a${n} = ${name};\n`).join(''),
      'miniapp/src/impure.ts': 'export const a = [window, document, TextEncoder, URL];\n',
    });
    const missing = (workspace: string) =>
      [...copy.run('typescript/bin/tsc', '-p', workspace).output.matchAll(/Cannot find name '(\w+)'/g)].map(
        ([, name]) => name,
      );
    expect(missing('shared')).toEqual(impure);
    expect(missing('miniapp')).toEqual(['window', 'document', 'TextEncoder', 'URL']);
    copy.remove();
  });
});
