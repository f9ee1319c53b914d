import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

const noDefaultExport = {
  selector: 'ExportDefaultDeclaration',
  message: 'Named exports only: a thing has one name everywhere. (Taro pages and tool configs are excepted.)',
};
const noProcessEnv = {
  selector: "MemberExpression[object.name='process'][property.name='env']",
  message:
    'Settings are read in one place: server/config.ts, or miniapp/src/platform for TARO_ENV; everyone else is handed them.',
};
const noDoubleCast = {
  selector: "TSAsExpression > TSAsExpression[typeAnnotation.type='TSUnknownKeyword']",
  message: 'A cast through unknown silences the compiler; narrow the value or fix the type.',
};
const noBigIntLiteral = {
  selector: 'Literal[bigint]',
  message: 'Old WeChat engines cannot parse BigInt literals.',
};
const noSleep = {
  selector: "NewExpression[callee.name='Promise'] CallExpression[callee.name='setTimeout']",
  message: 'Tests wait for a fact, never for time to pass; use the injected clock or poll with waitFor.',
};
const noMock = {
  selector:
    "CallExpression[callee.object.name='jest'][callee.property.name=/^(mock|doMock|unstable_mockModule)$/]",
  message: 'Our own modules are never mocked: a test of a mock proves nothing about the product.',
};
const restrict = (...patterns) => ({ 'no-restricted-syntax': ['error', noDoubleCast, ...patterns] });

export default tseslint.config(
  {
    ignores: ['**/node_modules/', '**/dist/', '**/data/', '**/.cache/', '**/coverage/', '**/.jest-cache/'],
  },
  // A rule is argued with here, where everyone sees it, not switched off in passing inside a file.
  { linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'off' } },
  {
    files: ['**/*.{ts,tsx,js,mjs,cjs}'],
    rules: {
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx', 'hack'] }],
    },
  },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      ...restrict(noProcessEnv),
      'no-console': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true, requireDefaultForNonUnion: true },
      ],
      // An async function that awaits nothing is how one implementation of an asynchronous contract is written.
      '@typescript-eslint/require-await': 'off',
    },
  },
  {
    files: ['shared/**/*.ts', 'server/**/*.ts', 'miniapp/**/*.{ts,tsx}'],
    rules: { 'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }] },
  },
  {
    files: ['shared/**/*.ts'],
    rules: restrict(noProcessEnv, noDefaultExport, noBigIntLiteral),
  },
  {
    files: ['server/**/*.ts'],
    rules: restrict(noProcessEnv, noDefaultExport),
  },
  {
    files: ['server/config.ts'],
    rules: restrict(noDefaultExport),
  },
  {
    // Printing is the job of the start-up and of the commands.
    files: ['server/main.ts', 'server/start/**/*.ts', 'server/commands/**/*.ts'],
    rules: { 'no-console': 'off' },
  },
  {
    files: ['miniapp/src/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': reactHooks },
    rules: {
      ...restrict(noProcessEnv, noBigIntLiteral),
      'react-hooks/rules-of-hooks': 'error',
      'react-hooks/exhaustive-deps': 'error',
      // React ignores what a handler returns; a rejected handler is the page's own business to catch.
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
    },
  },
  {
    // Only these folders are sure to hold no Taro page, which Taro wants as a default export.
    files: ['miniapp/src/{words,components,store}/**/*.{ts,tsx}'],
    rules: restrict(noProcessEnv, noBigIntLiteral, noDefaultExport),
  },
  {
    files: ['miniapp/src/platform/**/*.{ts,tsx}'],
    rules: restrict(noBigIntLiteral, noDefaultExport),
  },
  {
    files: ['miniapp/config/**/*.ts'],
    rules: restrict(),
  },
  {
    files: ['test/**/*.{ts,tsx}'],
    rules: {
      ...restrict(noDefaultExport, noSleep, noMock),
      // Jest's matchers take methods apart on purpose.
      '@typescript-eslint/unbound-method': 'off',
      // `expect.any(String)` is typed as any and stands for a value inside an expected object.
      '@typescript-eslint/no-unsafe-assignment': 'off',
    },
  },
  {
    // Polling for a fact needs a pause between looks; benchmarks print their table.
    files: ['test/run.ts', 'test/support/**/*.ts', 'test/bench/**/*.ts'],
    rules: { ...restrict(noDefaultExport, noMock), 'no-console': 'off' },
  },
  {
    // Jest wants its global set-up and teardown as default exports.
    files: ['test/support/global*.ts'],
    rules: restrict(noMock),
  },
);
