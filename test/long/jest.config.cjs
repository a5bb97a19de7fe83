const usual = require("../../jest.config.cjs");

/** Sweeps that take minutes and print a table: `npm run long`. They run on the sources, so nothing is built first. */
module.exports = {
  ...usual,
  rootDir: "../..",
  testMatch: ["<rootDir>/test/long/**/*.sweep.ts"],
  globalSetup: undefined,
  testTimeout: 3_600_000,
};
