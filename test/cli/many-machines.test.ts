import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir, userInfo } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { xlsxFile } from "../support/workbook/xlsx-file";

const calc = join(resolve(__dirname, "../.."), "dist/tools/calc.cjs");
const server = "/usr/sbin/sshd";
const has = (name: string): boolean => spawnSync("which", [name]).status === 0;
const canRun = existsSync(server) && has("parallel") && has("ssh") && has("ssh-keygen");

let folder = "";
const path = (name: string): string => join(folder, name);
const run = (command: string, args: readonly string[], input = ""): string => {
  const { status, stdout, stderr } = spawnSync(command, args, {
    cwd: folder,
    encoding: "utf8",
    input,
  });
  if (status !== 0) throw new Error(`${command}: ${stderr}${stdout}`);
  return stdout;
};

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const address = probe.address();
  probe.close();
  return typeof address === "object" && address ? address.port : 0;
}

// Debian: apt-get install parallel openssh-server
(canRun ? describe : describe.skip)("books of a group, read on two machines", () => {
  let sshd: ReturnType<typeof spawn> | null = null;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "outspend-machines-"));
    const port = await freePort();
    for (const key of ["host", "login"])
      run("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-f", path(key)]);
    run("cp", ["login.pub", "allowed"]);
    mkdirSync("/run/sshd", { recursive: true });
    writeFileSync(
      path("sshd_config"),
      [
        ...[`Port ${port}`, "ListenAddress 127.0.0.1", `HostKey ${path("host")}`],
        ...[`AuthorizedKeysFile ${path("allowed")}`, "PasswordAuthentication no", "UsePAM no"],
        ...["StrictModes no", "PermitRootLogin prohibit-password", `PidFile ${path("pid")}`],
      ].join("\n"),
    );
    const login = (name: string): string =>
      [
        ...[`Host ${name}`, "HostName 127.0.0.1", `Port ${port}`, `User ${userInfo().username}`],
        ...[`IdentityFile ${path("login")}`, "StrictHostKeyChecking no"],
        ...["UserKnownHostsFile /dev/null", "LogLevel ERROR", "IdentitiesOnly yes"],
      ].join("\n  ");
    writeFileSync(path("ssh_config"), `${login("one")}\n${login("two")}\n`);
    sshd = spawn(server, ["-D", "-f", path("sshd_config")], { stdio: "ignore" });
    for (let tries = 0; tries < 50; tries++) {
      if (spawnSync("ssh", ["-F", path("ssh_config"), "one", "true"]).status === 0) break;
      await wait(200);
    }
    mkdirSync(path("units"));
    for (let unit = 1; unit <= 6; unit++) {
      const content = await xlsxFile((book) => {
        book.addWorksheet("Register").addRows([
          ["Threat", "Frequency", "Loss low", "Loss high"],
          ["Fraud", unit / 10, 1000 * unit, 20_000 * unit],
          ["Fire", 0.05, 5000, 90_000],
        ]);
      });
      writeFileSync(path(`units/unit ${unit}.xlsx`), content);
    }
  }, 120_000);
  afterAll(() => {
    sshd?.kill();
    rmSync(folder, { recursive: true });
  });

  it("give the same bits as on one", () => {
    const books = run("find", ["units", "-name", "*.xlsx"]);
    const command = `${process.execPath} ${calc} --registers {}`;
    const logins = ["ssh", "-F", path("ssh_config")].join(" ");
    const args = ["--will-cite", "--workdir", folder, "-S", `${logins} one,${logins} two`, command];
    const lines = run("parallel", args, books);
    expect(lines.trim().split("\n")).toHaveLength(6);
    const rolled = (registers: string): string =>
      run(process.execPath, [calc, "--roll-up", "-"], registers);
    expect(rolled(lines)).toBe(rolled(run(process.execPath, [calc, "--registers", "units"])));
  }, 240_000);
});
