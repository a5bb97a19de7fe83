import { spawnSync } from "node:child_process";
import { statSync } from "node:fs";
import { oneAtATime } from "./one-at-a-time.mjs";
import { inProject } from "./project-root.mjs";

/** npm writes this list last, so it is there only when an installation came to its end. */
const installedList = inProject("node_modules", ".package-lock.json");

/**
 * Installs the packages of package-lock.json where they are missing or older than it. Progress goes to stderr.
 *
 * @throws Error when npm fails
 */
export async function ensureInstalled() {
  if (isInstalled()) return;
  await oneAtATime(async () => {
    if (isInstalled()) return;
    console.error("Installing packages: one and a half to three and a half minutes, once …");
    const { status, error } = npmCi();
    if (error) throw new Error(`npm cannot be started (${error.message}): install Node with npm`);
    if (status !== 0) throw new Error("npm ci failed: see its messages above");
  });
}

function isInstalled() {
  const changed = (path) => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  return (
    changed(installedList) > 0 && changed(installedList) >= changed(inProject("package-lock.json"))
  );
}

/** stdout belongs to the tool's result: npm's goes to stderr. */
function npmCi() {
  const options = { cwd: inProject(), stdio: ["ignore", 2, 2] };
  const npm = process.env.npm_execpath;
  if (npm?.endsWith("npm-cli.js")) {
    return spawnSync(process.execPath, [npm, "ci", "--no-fund", "--no-audit"], options);
  }
  // On Windows npm is a script that only a shell can start.
  return spawnSync("npm ci --no-fund --no-audit", { ...options, shell: true });
}
