import { spawn } from "node:child_process";
import { once } from "node:events";
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
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
  for (const folder of ["src", "tools"]) mkdirSync(join(project, folder));
  for (const name of readdirSync(join(root, "tools")).filter((each) => each.endsWith(".mjs"))) {
    copyFileSync(join(root, "tools", name), join(project, "tools", name));
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

interface Ran {
  readonly stdout: string;
  readonly stderr: string;
  readonly code: number | null;
}

const launch = (...args: string[]) => launchWith({}, ...args);

/** @param settings of its environment, and "cwd" for the folder it is started in */
function launchWith(
  { cwd, ...settings }: Readonly<Record<string, string>>,
  ...args: string[]
): Promise<Ran> {
  return new Promise((done) => {
    const child = spawn(process.execPath, [join(project, "tools/launch.mjs"), ...args], {
      ...(cwd === undefined ? {} : { cwd }),
      env: { ...process.env, INIT_CWD: undefined, ...settings },
    });
    const said = { stdout: "", stderr: "" };
    child.stdout.on("data", (data: Buffer) => (said.stdout += data.toString()));
    child.stderr.on("data", (data: Buffer) => (said.stderr += data.toString()));
    child.on("close", (code) => {
      done({ ...said, code });
    });
  });
}

/** Takes the list of installed packages away, and puts in npm's place what then does this. */
function withoutPackages(npmDoes: string): Record<string, string> {
  const installed = join(project, "node_modules/.package-lock.json");
  copyFileSync(installed, join(project, "list.json"));
  rmSync(installed);
  const npm = join(project, "npm-cli.js");
  writeFileSync(npm, npmDoes);
  return { npm_execpath: npm };
}

/** Starts a command as npm does, ends that npm alone as soon as something is said, and waits until nobody is left. */
async function endNpmOf(name: string, settings: Readonly<Record<string, string>>): Promise<string> {
  const command = JSON.stringify([join(project, "tools/launch.mjs"), name]);
  const asNpm = `require("node:child_process").spawn(process.execPath, ${command}, { stdio: "inherit" });
    setInterval(() => {}, 1000);`;
  const npm = spawn(process.execPath, ["-e", asNpm], {
    env: { ...process.env, npm_lifecycle_event: name, ...settings },
  });
  let said = "";
  for (const stream of [npm.stdout, npm.stderr]) {
    stream.on("data", (data: Buffer) => {
      said += data.toString();
      npm.kill("SIGKILL");
    });
  }
  // Its output is closed when the last process that could write there has ended.
  await once(npm, "close");
  return said;
}

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await wait(50);
}

function isAlive(number: number): boolean {
  try {
    process.kill(number, 0);
    return true;
  } catch {
    return false;
  }
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

  it("takes over the lock of a process whose number another one has by now", async () => {
    mkdirSync(join(project, "build"), { recursive: true });
    writeFileSync(join(project, "build/launch.lock"), `${process.pid} long ago`);
    expect((await launch("calc")).stdout).toBe("hello\n");
  }, 60_000);

  it("says that it builds before it opens a workbook", async () => {
    expect((await launch("start")).stdout).toBe("Building, about a minute\n");
    expect((await launch("start")).stdout).toBe("");
  }, 60_000);

  it("ends a build whose launcher is gone", async () => {
    const number = join(project, "number");
    const noted = `require("node:fs").writeFileSync(${JSON.stringify(number)}, String(process.pid));`;
    const slow = configuration.replace("300", "30_000");
    writeFileSync(join(project, "webpack.config.js"), noted + slow);
    const launcher = spawn(process.execPath, [join(project, "tools/launch.mjs"), "calc"]);
    await until(() => existsSync(number) && readFileSync(number, "utf8") !== "");
    launcher.kill("SIGKILL");
    await until(() => !isAlive(Number(readFileSync(number, "utf8"))));
  }, 25_000);

  it("installs nothing when package-lock.json is younger but says the same", async () => {
    const later = new Date(Date.now() + 60_000);
    utimesSync(join(project, "package-lock.json"), later, later);
    expect(await launch("calc")).toMatchObject({ stdout: "hello\n", stderr: "" });
  }, 60_000);

  it("looks for files where the command was typed, which npm leaves for the project's root", async () => {
    writeFileSync(join(project, "src/tool.js"), "console.log(process.cwd())");
    const typed = join(realpathSync(project), "docs");
    mkdirSync(typed);
    const cwd = realpathSync(project);
    expect((await launchWith({ cwd, INIT_CWD: typed }, "calc")).stdout).toBe(`${typed}\n`);
    expect((await launchWith({ cwd: typed, INIT_CWD: root }, "calc")).stdout).toBe(`${typed}\n`);
  }, 60_000);

  it("says of the second of two starts that it waits for the packages, too", async () => {
    const npm = withoutPackages(
      `setTimeout(() => require("node:fs").copyFileSync("list.json", "node_modules/.package-lock.json"), 1000)`,
    );
    const ran = await Promise.all([launchWith(npm, "calc"), launchWith(npm, "calc")]);
    expect(ran.map(({ stdout }) => stdout)).toEqual(["hello\n", "hello\n"]);
    expect(ran.map(({ stderr }) => stderr).sort()).toEqual([
      "Installing packages: one to three minutes, once …\n",
      "Waiting for another command that installs packages: one to three minutes …\n",
    ]);
  }, 60_000);

  it("ends a tool when the npm that started it has gone", async () => {
    writeFileSync(
      join(project, "src/tool.js"),
      `console.log("up"); setInterval(() => undefined, 1000);`,
    );
    expect(await endNpmOf("calc", {})).toBe("up\n");
  }, 60_000);

  it("ends an installation when the npm that started it has gone, and starts no tool after it", async () => {
    const npm = withoutPackages(
      `setTimeout(() => require("node:fs").writeFileSync("done", ""), 20_000);`,
    );
    expect(await endNpmOf("calc", npm)).toBe("Installing packages: one to three minutes, once …\n");
    expect(existsSync(join(project, "done"))).toBe(false);
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
