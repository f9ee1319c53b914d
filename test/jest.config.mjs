import { cpus } from 'node:os';

// Packages published as ES modules only; everything else in node_modules runs as it is.
const esModulePackages = ['canonicalize', '@noble', '@scure', '@otplib', 'otplib'];

const shared = {
  rootDir: import.meta.dirname,
  testEnvironment: '<rootDir>/support/build/plainEnvironment.cjs',
  runtime: '<rootDir>/support/build/cachedRuntime.cjs',
  transform: { '\\.(tsx?|m?js)$': '<rootDir>/support/build/swcTransform.cjs' },
  transformIgnorePatterns: [`/node_modules/(?!(${esModulePackages.join('|')})/)`],
  resolver: '<rootDir>/support/build/resolveModule.cjs',
  moduleFileExtensions: ['ts', 'tsx', 'js', 'mjs', 'cjs', 'json', 'node'],
  // Built output carries package.json copies that would collide in jest's module map.
  modulePathIgnorePatterns: ['/dist/', '/data/'],
};

const project = (displayName, testMatch) => ({ ...shared, displayName, testMatch });

// One embedded engine for the run; support/testDatabase.ts gives each test file a database of its own.
const withDatabase = (settings) => ({
  ...settings,
  globalSetup: '<rootDir>/support/globalSetup.ts',
  globalTeardown: '<rootDir>/support/globalTeardown.ts',
});

/** The suites that start the program itself, each from a copy of one told demonstration. */
const withDemo = (settings) => ({ ...settings, globalTeardown: '<rootDir>/support/forgetDemo.ts' });

export default {
  cacheDirectory: '.jest-cache',
  maxWorkers: Math.max(1, Math.min(4, cpus().length)),
  // Slow suites start processes and browsers, and some machines are four times slower; a hang must still fail.
  testTimeout: 240_000,
  projects: [
    project('unit', ['<rootDir>/shared/**/*.test.ts', '<rootDir>/miniapp/**/*.test.{ts,tsx}']),
    withDatabase(project('server', ['<rootDir>/server/**/*.test.ts'])),
    project('tooling', ['<rootDir>/tooling/**/*.test.ts']),
    withDemo(project('weapp', ['<rootDir>/weapp/**/*.test.ts'])),
    withDatabase(project('journeys', ['<rootDir>/journeys/**/*.test.ts'])),
    withDemo(project('faults', ['<rootDir>/faults/**/*.test.ts'])),
  ],
};
