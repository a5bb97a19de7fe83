const { createHash } = require("node:crypto");
const {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} = require("node:fs");
const { join, resolve } = require("node:path");

const root = resolve(__dirname, "../..");
const kept = join(root, "build", "kept");

/**
 * What several tests build alike is built once: by the first that needs it.
 *
 * @param {string} name tells it from other builds of these sources
 * @param {readonly string[]} alsoFrom folders it is made from beside what dist is made from
 * @param {(folder: string) => void} make builds into an empty folder
 * @returns {string} its folder, which is read and never changed
 */
function keptBuild(name, alsoFrom, make) {
  const sources = fingerprint(alsoFrom);
  const folder = join(kept, `${name} ${sources}`);
  if (existsSync(folder)) return folder;
  mkdirSync(kept, { recursive: true });
  // Those of earlier sources are of no use to anybody.
  for (const old of readdirSync(kept)) {
    if (old.startsWith(`${name} `)) rmSync(join(kept, old), { recursive: true, force: true });
  }
  const made = mkdtempSync(join(kept, "made-"));
  try {
    make(made);
    renameSync(made, folder);
  } catch (fault) {
    rmSync(made, { recursive: true, force: true });
    // Another test may have been first.
    if (!existsSync(folder)) throw fault;
  }
  return folder;
}

/** Changes when a source is edited, added or removed. */
function fingerprint(alsoFrom) {
  const hash = createHash("sha256");
  hash.update(readFileSync(join(root, "dist", "built-from"), "utf8"));
  const add = (path) => {
    const entry = statSync(join(root, path));
    if (!entry.isDirectory()) hash.update(`${path} ${entry.size} ${entry.mtimeMs}\n`);
    else for (const name of readdirSync(join(root, path)).sort()) add(`${path}/${name}`);
  };
  alsoFrom.forEach(add);
  return hash.digest("hex").slice(0, 16);
}

module.exports = { keptBuild };
