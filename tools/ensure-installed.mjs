import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync, statSync, utimesSync } from "node:fs";
import { oneAtATime } from "./one-at-a-time.mjs";
import { inProject } from "./project-root.mjs";

const wantedList = inProject("package-lock.json");

/** npm writes this list last, so it is there only when an installation came to its end. */
const installedList = inProject("node_modules", ".package-lock.json");

/** What ends a process from outside. */
const stops = ["SIGINT", "SIGTERM", "SIGHUP"];

/**
 * Installs the packages of package-lock.json where they are missing or older than it. Progress goes to stderr.
 *
 * @throws Error when npm fails
 */
export async function ensureInstalled() {
  if (isInstalled()) return;
  await oneAtATime(install, () => {
    console.error("Waiting for another command that installs packages: one to three minutes …");
  });
}

async function install() {
  if (isInstalled()) return;
  console.error("Installing packages: one to three minutes, once …");
  const npm = npmCi();
  // Nobody would know of an installation that goes on behind whoever asked for it.
  const end = () => npm.kill();
  const stop = () => process.exit(1);
  process.once("exit", end);
  for (const signal of stops) process.once(signal, stop);
  const [status] = await once(npm, "exit").catch((error) => {
    throw new Error(`npm cannot be started (${error.message}): install Node with npm`);
  });
  process.off("exit", end);
  for (const signal of stops) process.off(signal, stop);
  if (status !== 0) throw new Error("npm ci failed: see its messages above");
}

/**
 * A date tells it at once. Only where package-lock.json is the younger, as after a checkout, are both lists compared, and
 * the answer is remembered as a date again.
 */
function isInstalled() {
  const changed = (path) => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  if (changed(installedList) === 0) return false;
  if (changed(installedList) >= changed(wantedList)) return true;
  if (!isSame(packagesIn(wantedList), packagesIn(installedList))) return false;
  utimesSync(installedList, new Date(), new Date());
  return true;
}

const packagesIn = (list) => JSON.parse(readFileSync(list, "utf8")).packages;

/** Every wanted package is there in its version; one for another kind of machine may be missing. */
function isSame(wanted, installed) {
  return Object.entries(wanted).every(([path, { version, integrity, optional }]) => {
    if (path === "") return true;
    const found = installed[path];
    return found ? found.version === version && found.integrity === integrity : optional === true;
  });
}

/**
 * stdout belongs to the tool's result: npm's goes to stderr. `npm run -s` asks the npm below it to be silent, too, and then
 * nobody would learn why it failed.
 */
function npmCi() {
  const options = { cwd: inProject(), stdio: ["ignore", 2, 2] };
  const args = ["ci", "--no-fund", "--no-audit", "--loglevel=error"];
  const npm = process.env.npm_execpath;
  if (npm?.endsWith("npm-cli.js")) return spawn(process.execPath, [npm, ...args], options);
  // On Windows npm is a script that only a shell can start.
  return spawn(`npm ${args.join(" ")}`, { ...options, shell: true });
}
