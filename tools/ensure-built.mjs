import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { oneAtATime } from "./one-at-a-time.mjs";
import { inProject } from "./project-root.mjs";

/** Everything the build reads. */
const sources = [
  "src",
  "tools",
  "assets",
  "docs/function-examples.json",
  "manifest.xml",
  "package.json",
  "package-lock.json",
  "tsconfig.json",
  "webpack.config.js",
];
/** Written last, into a folder that then takes the place of dist as a whole. */
const stamp = inProject("dist", "built-from");

/**
 * Builds dist where it is missing or was not made from the sources as they are now.
 *
 * @param {(line: string) => void} [say] told what is being done, where somebody may wonder
 * @throws Error with what webpack said
 */
export async function ensureBuilt(say = () => undefined) {
  if (isBuilt()) return;
  await oneAtATime(async () => {
    if (isBuilt()) return;
    say("Building, about a minute");
    const from = fingerprint();
    const fresh = inProject("build", "fresh-dist");
    rmSync(fresh, { recursive: true, force: true });
    build(fresh);
    writeFileSync(`${fresh}/built-from`, from);
    replace(inProject("dist"), fresh);
  });
}

function isBuilt() {
  return existsSync(stamp) && readFileSync(stamp, "utf8") === fingerprint();
}

/** Changes when a source is edited, added, removed or checked out. Looks at dates and sizes only, which is quick. */
function fingerprint() {
  const hash = createHash("sha256");
  const add = (path) => {
    const entry = statSync(inProject(path), { throwIfNoEntry: false });
    if (!entry) return;
    if (!entry.isDirectory()) hash.update(`${path} ${entry.size} ${entry.mtimeMs}\n`);
    else for (const name of readdirSync(inProject(path)).sort()) add(`${path}/${name}`);
  };
  sources.forEach(add);
  return hash.digest("hex");
}

function build(into) {
  const args = [inProject("tools", "build.mjs"), into];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: inProject(),
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(`The build failed:\n${stdout}${stderr}`);
}

/** Whoever reads the old files while the new ones come keeps whole files. */
function replace(target, fresh) {
  const old = inProject("build", `old-dist-${process.pid}`);
  mkdirSync(inProject("build"), { recursive: true });
  rmSync(old, { recursive: true, force: true });
  if (existsSync(target)) renameSync(target, old);
  renameSync(fresh, target);
  rmSync(old, { recursive: true, force: true });
}
