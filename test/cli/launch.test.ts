import { spawn } from "node:child_process";
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const root = resolve(__dirname, "../..");
let project = "";

/** A project of its own with our launcher in it, whose build writes down that it ran and takes its time. */
const configuration = `
  const { appendFileSync } = require("node:fs");
  module.exports = () => ["addin/functions.js", "tools/calc.cjs"].map((name) => ({
    mode: "production",
    target: "node",
    context: __dirname,
    entry: "./src/tool.js",
    output: { path: __dirname + "/dist/" + name.split("/")[0], filename: name.split("/")[1] },
    plugins: [{ apply: (compiler) => compiler.hooks.done.tapPromise("log", () =>
      new Promise((done) => setTimeout(() => { appendFileSync("builds", name + "\\n"); done(); }, 300))) }],
  }));`;

beforeEach(() => {
  project = mkdtempSync(join(tmpdir(), "outspend launch "));
  mkdirSync(join(project, "src/cli"), { recursive: true });
  for (const name of readdirSync(join(root, "src/cli")).filter((each) => each.endsWith(".mjs"))) {
    copyFileSync(join(root, "src/cli", name), join(project, "src/cli", name));
  }
  for (const name of ["package.json", "package-lock.json"]) {
    copyFileSync(join(root, name), join(project, name));
  }
  // Only a link to what the build needs: whatever happens to these packages, the real ones stay.
  mkdirSync(join(project, "node_modules"));
  const real = join(root, "node_modules");
  symlinkSync(join(real, "webpack"), join(project, "node_modules/webpack"), "junction");
  copyFileSync(join(real, ".package-lock.json"), join(project, "node_modules/.package-lock.json"));
  writeFileSync(join(project, "webpack.config.js"), configuration);
  say("hello");
});

afterEach(() => {
  rmSync(project, { recursive: true });
});

function say(word: string): void {
  const code = `console.log(${JSON.stringify(word)}, ...process.argv.slice(2)); process.exitCode = 3;`;
  writeFileSync(join(project, "src/tool.js"), code);
}

function launch(
  ...args: string[]
): Promise<{ stdout: string; stderr: string; code: number | null }> {
  return new Promise((done) => {
    const child = spawn(process.execPath, [join(project, "src/cli/launch.mjs"), ...args]);
    const said = { stdout: "", stderr: "" };
    child.stdout.on("data", (data: Buffer) => (said.stdout += data.toString()));
    child.stderr.on("data", (data: Buffer) => (said.stderr += data.toString()));
    child.on("close", (code) => {
      done({ ...said, code });
    });
  });
}

const builds = () => readFileSync(join(project, "builds"), "utf8").trim().split("\n").length / 2;

describe("launch", () => {
  it("builds once for two that start together, and says nothing of it", async () => {
    const ran = await Promise.all([launch("calc", "a b", "--c"), launch("calc", "d")]);
    expect(ran).toEqual([
      { stdout: "hello a b --c\n", stderr: "", code: 3 },
      { stdout: "hello d\n", stderr: "", code: 3 },
    ]);
    expect(builds()).toBe(1);
  }, 60_000);

  it("builds again when a source has changed, and only then", async () => {
    await launch("calc");
    await launch("calc");
    expect(builds()).toBe(1);
    say("good day");
    expect((await launch("calc")).stdout).toBe("good day\n");
    expect(builds()).toBe(2);
  }, 60_000);

  it("takes over the lock of a process that is gone", async () => {
    mkdirSync(join(project, "build"), { recursive: true });
    writeFileSync(join(project, "build/launch.lock"), "999999999");
    expect((await launch("calc")).stdout).toBe("hello\n");
  }, 60_000);

  it("installs nothing when package-lock.json is younger but says the same", async () => {
    const later = new Date(Date.now() + 60_000);
    utimesSync(join(project, "package-lock.json"), later, later);
    expect(await launch("calc")).toMatchObject({ stdout: "hello\n", stderr: "" });
  }, 60_000);

  it("tells why a build failed, with nothing on stdout", async () => {
    writeFileSync(join(project, "src/tool.js"), "import './nowhere.js';");
    const ran = await launch("calc");
    expect(ran).toMatchObject({ stdout: "", code: 1 });
    expect(ran.stderr).toMatch(/^The build failed:[^]*nowhere/);
  }, 60_000);

  it("refuses a tool that is not there", async () => {
    const ran = await launch("calculate");
    expect(ran).toEqual({
      stdout: "",
      stderr: "launch: there is no tool called calculate\n",
      code: 1,
    });
  }, 60_000);

  it("asks for a newer Node in one line", async () => {
    const described = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as object;
    const wants = JSON.stringify({ ...described, engines: { node: ">=999.1" } });
    writeFileSync(join(project, "package.json"), wants);
    const ran = await launch("calc");
    expect(ran).toEqual({
      stdout: "",
      stderr: `outspend needs Node 999.1 or later, this is ${process.versions.node}: install it from https://nodejs.org\n`,
      code: 1,
    });
  });
});
