import js from "@eslint/js";
import prettier from "eslint-config-prettier";
import { createNodeResolver, importX } from "eslint-plugin-import-x";
import officeAddins from "eslint-plugin-office-addins";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import tseslint from "typescript-eslint";

const root = dirname(fileURLToPath(import.meta.url));

/** What each layer may import, itself included. docs/architecture.md draws the same table. */
const mayImport = {
  core: ["core"],
  formulas: ["formulas"],
  functions: ["functions", "core"],
  session: ["session", "core", "formulas"],
  excel: ["excel", "session"],
  taskpane: ["taskpane", "session", "core"],
  solver: ["solver"],
  addin: ["addin", "core", "functions", "session", "excel", "taskpane", "solver"],
  workbook: ["workbook", "formulas"],
  embedded: ["embedded", "workbook", "formulas"],
  sample: ["sample", "workbook"],
  cli: ["cli", "core", "session", "workbook", "formulas", "solver"],
};

const layerZones = Object.entries(mayImport).map(([layer, allowed]) => ({
  target: `./src/${layer}`,
  from: "./src",
  except: allowed.map((name) => `./${name}`),
  message: `${layer} may import ${allowed.join(", ")} and nothing else of ours.`,
}));

// Core is one room with one door. Tests of one of its kernels are named here, nobody else goes past index.ts.
const oneDoor = {
  target: ["./src/!(core)/**/*", "./bench/**/*"],
  from: "./src/core",
  except: ["./index.ts"],
  message: "Import core through its only door, src/core/index.ts.",
};

/** Functions whose last bits differ between JavaScript engines. core/numeric has ours. */
const engineDependent = [
  "acos",
  "acosh",
  "asin",
  "asinh",
  "atan",
  "atan2",
  "atanh",
  "cbrt",
  "cos",
  "cosh",
  "exp",
  "expm1",
  "hypot",
  "log",
  "log10",
  "log1p",
  "log2",
  "pow",
  "sin",
  "sinh",
  "tan",
  "tanh",
];

const deterministic = {
  "no-restricted-properties": [
    "error",
    { object: "Math", property: "random", message: "Same inputs, same number." },
    { object: "Date", property: "now", message: "The model knows no clock." },
    { object: "performance", property: "now", message: "The model knows no clock." },
    ...engineDependent.map((property) => ({
      object: "Math",
      property,
      message: "Its last bits differ between JavaScript engines: use core/numeric.",
    })),
    { property: "localeCompare", message: "Depends on the locale: compare with < and >." },
    { property: "toLocaleString", message: "Depends on the locale." },
    { property: "toLocaleLowerCase", message: "Depends on the locale: use toLowerCase." },
    { property: "toLocaleUpperCase", message: "Depends on the locale: use toUpperCase." },
  ],
  "no-restricted-globals": [
    "error",
    ...["document", "window", "console", "Date", "Intl", "performance", "crypto"].map((name) => ({
      name,
      message: "The model knows no host, clock, console or locale.",
    })),
  ],
  "no-restricted-syntax": [
    "error",
    {
      selector: "BinaryExpression[operator='**'], AssignmentExpression[operator='**=']",
      message: "Its last bits differ between JavaScript engines: multiply, or use core/numeric.",
    },
    { selector: "ImportExpression", message: "Core and functions load nothing later." },
    {
      selector: "VariableDeclarator[init.name='Math'][id.type='ObjectPattern']",
      message: "Write Math.name, so that the ban on engine-dependent functions can see it.",
    },
  ],
};

const noPackages = (layer) => ({
  "no-restricted-imports": [
    "error",
    { patterns: [{ regex: "^[^.]", message: `${layer} depends on no package.` }] },
  ],
});

export default tseslint.config(
  { ignores: ["node_modules/", "build/", "dist/", "deploy/"] },
  js.configs.recommended,
  {
    files: ["**/*.ts", "**/*.tsx"],
    extends: [...tseslint.configs.strictTypeChecked, ...tseslint.configs.stylisticTypeChecked],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: root },
    },
    plugins: { "import-x": importX },
    settings: {
      "import-x/resolver-next": [createNodeResolver({ extensions: [".ts", ".tsx", ".js"] })],
    },
    rules: {
      "import-x/no-restricted-paths": [
        "error",
        { basePath: root, zones: [...layerZones, oneDoor] },
      ],
      "import-x/no-default-export": "error",
      eqeqeq: "error",
      "no-console": "error",
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/switch-exhaustiveness-check": "error",
    },
  },
  { files: ["src/core/**/*.ts"], rules: { ...deterministic, ...noPackages("core") } },
  {
    files: ["src/functions/**/*.ts"],
    rules: {
      ...deterministic,
      ...noPackages("functions"),
      // Excel hands over anything, and the metadata generator reads annotations, not inference.
      "@typescript-eslint/no-explicit-any": "off",
      "@typescript-eslint/no-inferrable-types": "off",
    },
  },
  {
    files: ["src/excel/**/*.ts"],
    plugins: { "office-addins": officeAddins },
    rules: Object.fromEntries(
      Object.keys(officeAddins.rules).map((rule) => [`office-addins/${rule}`, "error"]),
    ),
  },
  {
    files: ["src/taskpane/**/*.ts", "src/taskpane/**/*.tsx"],
    ignores: ["src/taskpane/frame/take-keyboard.ts"],
    rules: {
      "no-restricted-syntax": [
        "error",
        {
          selector: "CallExpression[callee.property.name='focus']",
          message: "The keyboard is the sheet's: use takeKeyboard.",
        },
      ],
    },
  },
  { files: ["src/cli/**/*.ts", "bench/**/*.ts"], rules: { "no-console": "off" } },
  {
    files: ["**/*.cjs", "**/*.mjs", "*.js"],
    languageOptions: {
      globals: {
        console: "readonly",
        process: "readonly",
        require: "readonly",
        module: "writable",
        __dirname: "readonly",
        URL: "readonly",
        Buffer: "readonly",
        MessageChannel: "readonly",
        performance: "readonly",
        setTimeout: "readonly",
      },
    },
  },
  prettier,
);
