import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { closeSync, existsSync, openSync } from "node:fs";
import { join } from "node:path";

const project = (...parts: string[]) => join(__dirname, "../..", ...parts);
const tool = project("dist/tools/start.cjs");

/** Starts it and waits for its first line. */
async function start(...args: string[]) {
  const child = spawn(process.execPath, [tool, ...args]);
  let said = "";
  child.stdout.on("data", (text: Buffer) => (said += text.toString()));
  while (!said.includes("\n")) await once(child.stdout, "data");
  return { child, said: () => said };
}

describe("npm start", () => {
  it("prints one address, where the page is, and ends with Ctrl+C", async () => {
    const { child, said } = await start();
    const [, address = ""] =
      /^Outspend is open at (http:\/\/localhost:\d+) \(Ctrl\+C stops it\)\n$/.exec(said()) ?? [];
    const page = await fetch(`${address}/`);
    expect([page.status, await page.text()]).toEqual([
      200,
      expect.stringContaining("<!doctype html>"),
    ]);
    child.kill("SIGINT");
    const [code] = (await once(child, "exit")) as [number | null];
    expect(code).toBe(0);
    await expect(fetch(`${address}/`)).rejects.toThrow();
  });

  it("two of them stand side by side", async () => {
    const first = await start();
    const second = await start();
    expect(first.said()).not.toBe(second.said());
    for (const { child } of [first, second]) {
      child.kill("SIGTERM");
      await once(child, "exit");
    }
  });

  const full = existsSync("/dev/full") ? it : it.skip;
  full("ends in one line when its address cannot be written", () => {
    const out = openSync("/dev/full", "w");
    const { stderr, status } = spawnSync(process.execPath, [tool], {
      stdio: ["ignore", out, "pipe"],
      encoding: "utf8",
    });
    closeSync(out);
    expect([stderr, status]).toEqual([
      expect.stringMatching(/^start: the address cannot be written: .*\n$/),
      1,
    ]);
  });

  it("ends when nobody listens any more", async () => {
    const child = spawn(process.execPath, [tool], { stdio: ["ignore", "pipe", "pipe"] });
    let said = "";
    child.stderr.on("data", (text: Buffer) => (said += text.toString()));
    child.stdout.destroy();
    const [code] = (await once(child, "exit")) as [number | null];
    expect([code, said]).toEqual([0, ""]);
  });

  it.each`
    args                         | line
    ${["none.xlsx"]}             | ${"start: none.xlsx does not exist: check the path"}
    ${[project("docs")]}         | ${`start: ${project("docs")} is a folder: name the workbook in it`}
    ${[project("package.json")]} | ${`start: ${project("package.json")} is not a workbook: save it as .xlsx`}
    ${["--port"]}                | ${"start: --port is one too many: see npm start -- --help"}
    ${["a.xlsx", "b.xlsx"]}      | ${"start: b.xlsx is one too many: see npm start -- --help"}
  `("refuses $args in one line", ({ args, line }: { args: string[]; line: string }) => {
    const { stdout, stderr, status } = spawnSync(process.execPath, [tool, ...args], {
      encoding: "utf8",
    });
    expect([stdout, stderr, status]).toEqual(["", `${line}\n`, 1]);
  });
});
