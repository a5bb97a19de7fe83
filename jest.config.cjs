/** Suites that start a browser though they do not stand in test/e2e. */
const alsoBrowser = [
  "<rootDir>/test/addin/pages.test.ts",
  "<rootDir>/test/taskpane/charts.test.ts",
  "<rootDir>/test/taskpane/pane.test.ts",
  "<rootDir>/test/taskpane/views.test.ts",
  "<rootDir>/test/taskpane/views.test.ts",
  "<rootDir>/test/embedded/office-host/web-frame.test.ts",
];

const below = (...folders) =>
  folders.map((folder) => `<rootDir>/test/${folder}/**/*.test.{ts,tsx}`);

/** What only `npm run long` runs: it needs servers of its own. */
const onlyLong = ["<rootDir>/test/cli/many-machines.test.ts"];

/** What `npm test -- --selectProjects core` runs alone; each test belongs to one of them. */
const projects = {
  core: below("core", "functions", "docs"),
  pane: below("session", "excel", "taskpane", "addin"),
  workbook: below("formulas", "workbook", "embedded", "sample", "cli", "solver", "tools", "house"),
  browser: [...below("e2e"), ...alsoBrowser],
};

// Hangs are found all the same; a busy machine is no failure.
const testTimeout = 60_000;

const project = ([displayName, tests]) => ({
  displayName,
  rootDir: __dirname,
  testEnvironment: "node",
  roots: ["<rootDir>/test"],
  testMatch: tests,
  testPathIgnorePatterns: [
    "/node_modules/",
    ...(displayName === "browser" ? [] : alsoBrowser),
    ...(process.env.OUTSPEND_LONG === "1" ? [] : onlyLong),
  ],
  testTimeout,
  setupFiles: ["<rootDir>/test/support/same-draws.ts"],
  transform: {
    "^.+\\.[cm]?[jt]sx?$": [
      "@swc/jest",
      { jsc: { parser: { syntax: "typescript", tsx: true }, target: "es2022" } },
    ],
  },
  // Univer and the charts require packages that are all import and export: Node 20.19 loads those, jest does not.
  transformIgnorePatterns: [
    "/node_modules/(?!(lodash-es|nanoid|rbush|quickselect|kdbush|cjk-regex|unicode-regex|regexp-util|franc-min|trigram-utils|n-gram|collapse-white-space|d3-[a-z-]+|internmap)/)",
  ],
});

/** @type {import("jest").Config} */
module.exports = {
  projects: Object.entries(projects).map(project),
  testTimeout,
  // Jest leaves a core to itself; on a machine of two that would double the time.
  maxWorkers: 2,
  globalSetup: "<rootDir>/test/support/build-first.mjs",
};
