import { setInterval } from "node:timers";

/** How soon it is noticed, in milliseconds. */
const lookEvery = 500;

const parent = process.ppid;

/**
 * Lets this process end when the npm that started it has gone, as when npm alone is stopped by its number: it passes that
 * on to its shell only. Started without npm, a process stays as long as it likes.
 */
export function endWithNpm() {
  setInterval(endWithoutNpm, lookEvery).unref();
}

/** Ends this process if npm has gone while nobody could look. */
export function endWithoutNpm() {
  if (process.env.npm_lifecycle_event !== undefined && hasGone()) process.exit(1);
}

/** Whoever loses its parent gets another one; on Windows it keeps the number of the lost one. */
function hasGone() {
  if (process.ppid !== parent) return true;
  try {
    process.kill(parent, 0);
    return false;
  } catch (error) {
    return error.code === "ESRCH";
  }
}
