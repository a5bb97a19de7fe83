import module, { createRequire } from "node:module";
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { inProject } from "./project-root.mjs";

/**
 * Runs a built tool in this process, as if Node had been started with it where the command was typed.
 *
 * @param {string | undefined} name of its bundle in dist/tools
 * @param {string[]} args what the tool sees after its own name
 */
export function runTool(name, args) {
  const path = inProject("dist", "tools", `${name}.cjs`);
  if (!/^[a-z-]+$/.test(name ?? "") || !existsSync(path)) {
    throw new Error(`launch: there is no tool called ${name ?? "(nothing)"}`);
  }
  // From Node 22 on: the second start need not compile the packages again.
  module.enableCompileCache?.(inProject("build", "compile-cache"));
  process.argv = [process.argv[0], path, ...args];
  // npm goes to the project's root first, and files would be looked for there.
  const { INIT_CWD: typedIn } = process.env;
  if (typedIn && process.cwd() === resolve(inProject())) process.chdir(typedIn);
  createRequire(import.meta.url)(path);
}
