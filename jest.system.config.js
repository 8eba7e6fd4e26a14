const base = require('./jest.config.js');

/** Suites that start whole systems of their own, and so run one after another and need no servers started for them. */
module.exports = {
  ...base,
  testMatch: ['<rootDir>/test/system/**/*.spec.ts'],
  testPathIgnorePatterns: ['/node_modules/'],
  globalSetup: undefined,
  globalTeardown: undefined,
  maxWorkers: 1,
  testTimeout: 120_000,
};
