/**
 * Unit specs lie beside their files; what needs PostgreSQL, Temporal or whole processes lies in test/ and finds them started. Those of
 * test/web are Playwright's.
 */
module.exports = {
  rootDir: __dirname,
  testEnvironment: 'node',
  testMatch: ['<rootDir>/{contracts,config,workflows,activities,src,scripts,test,web}/**/*.spec.ts'],
  testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/system/', '<rootDir>/test/web/'],
  transform: { '\\.m?[jt]sx?$': '<rootDir>/test/support/transformer.js' },
  transformIgnorePatterns: [],
  modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/dist.fresh', '<rootDir>/.chapar'],
  cacheDirectory: '<rootDir>/node_modules/.cache/jest',
  globalSetup: '<rootDir>/test/support/global-setup.ts',
  globalTeardown: '<rootDir>/test/support/global-teardown.ts',
  maxWorkers: 2,
  testTimeout: 30_000,
};
