/*
 * Runs one of the project's tools from any state of the tree: `node tools/launch.mjs calc book.xlsx`. What is missing is
 * installed and built first, in silence on stdout. Plain Node, since nothing may be installed yet.
 */
import { readFileSync } from "node:fs";

const { engines } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));
const needed = engines.node.match(/\d+(\.\d+)*/)[0];
if (isOlder(process.versions.node, needed)) {
  console.error(
    `outspend needs Node ${needed} or later, this is ${process.versions.node}: install it from https://nodejs.org`,
  );
  process.exit(1);
}

// Loaded only now: an older Node may not even be able to read them.
const { ensureInstalled } = await import("./ensure-installed.mjs");
const { ensureBuilt } = await import("./ensure-built.mjs");
const { endWithNpm, endWithoutNpm } = await import("./end-with-npm.mjs");
const { runTool } = await import("./run-tool.mjs");

// It alone says that it builds. What each tool prints itself is that tool's to watch.
if (process.argv[2] === "start") {
  process.stdout.on("error", (error) => {
    if (error.code === "EPIPE") process.exit(0);
    console.error(`start: the address cannot be written: ${error.message}`);
    process.exit(1);
  });
}
process.stderr.on("error", () => undefined);

try {
  const [name, ...args] = process.argv.slice(2);
  endWithNpm();
  await ensureInstalled();
  const isTest = name === "test" || name === "long";
  // Tests look at the sources first.
  if (!isTest) await ensureBuilt(name === "start" ? console.log : undefined);
  // A server that nobody waits for any more would never be stopped.
  endWithoutNpm();
  if (isTest) {
    const { check, longTests } = await import("./check.mjs");
    if (name === "long") process.env.OUTSPEND_LONG = "1";
    const isFine = await check(name === "long" ? [...longTests, ...args] : args);
    process.exitCode = isFine ? 0 : 1;
  } else if (name === "pack") {
    const { pack } = await import("./pack.mjs");
    console.log(await pack());
  } else {
    runTool(name, args);
  }
} catch (error) {
  console.error(String(error.message).trim());
  process.exitCode = 1;
}

function isOlder(version, than) {
  const theirs = than.split(".").map(Number);
  const ours = version.split(".").map(Number);
  const at = theirs.findIndex((number, index) => number !== ours[index]);
  return at >= 0 && ours[at] < theirs[at];
}
