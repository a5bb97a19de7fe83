/** @type {import("jest").Config} */
module.exports = {
  testEnvironment: "node",
  roots: ["<rootDir>/test"],
  testMatch: ["**/*.test.ts", "**/*.test.tsx"],
  globalSetup: "<rootDir>/test/support/build-first.mjs",
  transform: {
    "^.+\\.[cm]?[jt]sx?$": [
      "@swc/jest",
      { jsc: { parser: { syntax: "typescript", tsx: true }, target: "es2022" } },
    ],
  },
  // Univer requires packages that are all import and export: Node 20.19 loads those, jest does not.
  transformIgnorePatterns: ["/node_modules/(?!(lodash-es|nanoid|rbush|quickselect|kdbush|cjk-regex|unicode-regex|regexp-util|franc-min|trigram-utils|n-gram|collapse-white-space)/)"],
};
