import { execFileSync } from "node:child_process";
import { closeSync, mkdirSync, openSync, readFileSync, rmSync, statSync, writeSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import { inProject } from "./project-root.mjs";

/** A lock without a readable owner is left alone this long: its owner may be about to write its number. */
const youngest = 2000;

/**
 * Does a piece of work that two processes must not do at once in this tree. The second waits for the first. The lock of
 * a process that is gone is taken over.
 *
 * @template T
 * @param {() => Promise<T>} work
 * @param {() => void} [waits] called once where it has to wait
 * @returns {Promise<T>}
 */
export async function oneAtATime(work, waits = () => undefined) {
  const lock = inProject("build", "launch.lock");
  mkdirSync(inProject("build"), { recursive: true });
  let isWaiting = false;
  while (!taken(lock)) {
    if (isLeftBehind(lock)) {
      rmSync(lock, { force: true });
      continue;
    }
    if (!isWaiting) waits();
    isWaiting = true;
    await wait(100);
  }
  // Ctrl+C must not leave the lock lying about.
  const release = () => rmSync(lock, { force: true });
  process.once("exit", release);
  try {
    return await work();
  } finally {
    process.off("exit", release);
    release();
  }
}

/** When a process began, in the words of this system; nothing where it does not tell. */
function beginningOf(owner) {
  try {
    if (process.platform === "linux") {
      // Field 22; the name before it is in brackets and may hold anything.
      const said = readFileSync(`/proc/${owner}/stat`, "latin1");
      return said.slice(said.lastIndexOf(")") + 2).split(" ")[19];
    }
    if (process.platform === "win32") return "";
    return execFileSync("ps", ["-o", "lstart=", "-p", String(owner)], { encoding: "utf8" }).trim();
  } catch {
    return "";
  }
}

function taken(lock) {
  try {
    const file = openSync(lock, "wx");
    writeSync(file, `${process.pid} ${beginningOf(process.pid)}`);
    closeSync(file);
    return true;
  } catch (error) {
    if (error.code === "EEXIST") return false;
    throw error;
  }
}

function isLeftBehind(lock) {
  try {
    const [number, ...began] = readFileSync(lock, "utf8").split(" ");
    const owner = Number(number);
    if (!(owner > 0)) return Date.now() - statSync(lock).mtimeMs > youngest;
    process.kill(owner, 0);
    // Numbers are given anew: another process may have it by now.
    const said = began.join(" ");
    return said !== "" && said !== beginningOf(owner);
  } catch (error) {
    return error.code === "ESRCH";
  }
}
