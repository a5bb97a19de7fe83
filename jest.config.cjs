/** @type {import("jest").Config} */
module.exports = {
  testEnvironment: "node",
  roots: ["<rootDir>/test"],
  testMatch: ["**/*.test.ts", "**/*.test.tsx"],
  // Hangs are found all the same; a busy machine is no failure.
  testTimeout: 60_000,
  // Jest leaves a core to itself; on a machine of two that would double the time.
  maxWorkers: 2,
  globalSetup: "<rootDir>/test/support/build-first.mjs",
  setupFiles: ["<rootDir>/test/support/same-draws.ts"],
  transform: {
    "^.+\\.[cm]?[jt]sx?$": [
      "@swc/jest",
      { jsc: { parser: { syntax: "typescript", tsx: true }, target: "es2022" } },
    ],
  },
  // Univer requires packages that are all import and export: Node 20.19 loads those, jest does not.
  transformIgnorePatterns: [
    "/node_modules/(?!(lodash-es|nanoid|rbush|quickselect|kdbush|cjk-regex|unicode-regex|regexp-util|franc-min|trigram-utils|n-gram|collapse-white-space)/)",
  ],
};
