/*
 * Makes the npm package: `npm run pack`. The model as a module with its types, and calc with all that it needs in one file, so that nothing
 * else is installed. Nothing of the pane is in it.
 */
import { spawnSync } from "node:child_process";
import {
  chmodSync,
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { inProject } from "./project-root.mjs";

const require = createRequire(import.meta.url);
const webpack = require("webpack");
const { LicenceNotices } = require("./licence-notices.cjs");

const into = inProject("build", "package", "outspend");

/** Makes the package and @returns the path of its archive. */
export async function pack() {
  rmSync(inProject("build", "package"), { recursive: true, force: true });
  mkdirSync(into, { recursive: true });
  await bundle();
  types();
  for (const name of ["functions.js", "functions.json"]) {
    cpSync(inProject("dist", "addin", name), join(into, "dist", "addin", name));
  }
  command();
  for (const name of ["LICENSE", "CHANGELOG.md"]) cpSync(inProject(name), join(into, name));
  cpSync(inProject("docs", "package.md"), join(into, "README.md"));
  writeFileSync(join(into, "package.json"), `${JSON.stringify(description(), null, 2)}\n`);
  const [archive] = JSON.parse(
    npm("pack", "--json", "--pack-destination", inProject("build", "package")),
  );
  return inProject("build", "package", archive.filename);
}

function description() {
  const { version, license, engines } = JSON.parse(readFileSync(inProject("package.json"), "utf8"));
  return {
    ...{ name: "outspend", version, license, engines, type: "module" },
    description:
      "The year of losses of a threat register, computed exactly; and calc, which recalculates workbooks without Excel",
    exports: { ".": { types: "./model/types/index.d.ts", default: "./model/index.js" } },
    bin: { outspend: "dist/tools/calc.cjs" },
    sideEffects: false,
  };
}

/** The model as one module, and calc with the packages it uses. */
async function bundle() {
  const tools = require(inProject("webpack.config.js"))({}).find(({ name }) => name === "tools");
  const model = {
    ...tools,
    name: "model",
    entry: { index: inProject("src", "core", "index.ts") },
    experiments: { outputModule: true },
    output: { path: join(into, "model"), filename: "[name].js", library: { type: "module" } },
    optimization: { minimize: false },
  };
  const calc = {
    ...tools,
    name: "calc",
    entry: { calc: inProject("src", "cli", "calc.ts") },
    output: { path: join(into, "dist", "tools"), filename: "[name].cjs" },
    externals: [],
    plugins: [...(tools.plugins ?? []), new LicenceNotices("LICENSES.txt")],
  };
  await new Promise((resolve, reject) => {
    webpack([model, calc], (fault, stats) => {
      if (fault) reject(fault);
      else if (stats.hasErrors()) reject(new Error(stats.toString({ all: false, errors: true })));
      else resolve();
    });
  });
}

/** Types as the compiler writes them, with the endings that modules of Node ask for. */
function types() {
  const { status, stdout } = spawnSync(
    process.execPath,
    [inProject("node_modules", "typescript", "bin", "tsc"), "-b", inProject("src", "core")],
    { encoding: "utf8" },
  );
  if (status !== 0) throw new Error(stdout);
  const from = inProject("build", "types", "src", "core");
  const to = join(into, "model", "types");
  for (const name of readdirSync(from, { recursive: true, encoding: "utf8" })) {
    if (!name.endsWith(".d.ts")) continue;
    const text = readFileSync(join(from, name), "utf8");
    mkdirSync(join(to, name, ".."), { recursive: true });
    writeFileSync(join(to, name), text.replace(/((?:from |import\()"\.[^"]*)"/g, '$1.js"'));
  }
}

/** calc as a command of its own, which tells how it is called there. */
function command() {
  const path = join(into, "dist", "tools", "calc.cjs");
  const text = readFileSync(path, "utf8").replaceAll("npm run -s calc --", "npx outspend");
  writeFileSync(path, `#!/usr/bin/env node\n${text}`);
  chmodSync(path, 0o755);
}

function npm(...args) {
  const isWindows = process.platform === "win32";
  const { status, stdout, stderr } = spawnSync("npm", args, {
    cwd: into,
    encoding: "utf8",
    shell: isWindows,
  });
  if (status !== 0) throw new Error(stderr);
  return stdout;
}
