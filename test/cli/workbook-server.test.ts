import { readFileSync, writeFileSync, mkdtempSync, rmSync } from "node:fs";
import type { IncomingHttpHeaders } from "node:http";
import { createServer, request } from "node:http";
import { networkInterfaces, tmpdir } from "node:os";
import { join } from "node:path";
import { openWorkbookServer, type WorkbookServer } from "../../src/cli/workbook-server";

const project = (...parts: string[]) => join(__dirname, "../..", ...parts);
const folders = {
  page: project("dist/workbook"),
  addIn: project("dist/addin"),
  officeJs: project("node_modules/@microsoft/office-js/dist"),
};
const sample = project("assets/sample.xlsx");

interface Got {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** Sends a path as it is: fetch would tidy it up first. */
function get(port: number, path: string, options: object = {}): Promise<Got> {
  return new Promise((resolve, reject) => {
    request({ host: "127.0.0.1", port, path, ...options }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("end", () => {
        const { statusCode: status = 0, headers } = response;
        resolve({ status, headers, body: Buffer.concat(chunks) });
      });
    })
      .on("error", reject)
      .end();
  });
}

describe("the embedded workbook's server", () => {
  let server: WorkbookServer;
  let port: number;

  beforeAll(async () => {
    server = await openWorkbookServer(folders, sample, 3100);
    port = Number(new URL(server.address).port);
  });
  afterAll(() => {
    server.close();
  });

  it.each`
    path                                    | file                                                                | type
    ${"/"}                                  | ${"dist/workbook/index.html"}                                       | ${"text/html; charset=utf-8"}
    ${"/page.js?v=1"}                       | ${"dist/workbook/page.js"}                                          | ${"text/javascript; charset=utf-8"}
    ${"/addin/functions.json"}              | ${"dist/addin/functions.json"}                                      | ${"application/json; charset=utf-8"}
    ${"/addin/manifest.xml"}                | ${"dist/addin/manifest.xml"}                                        | ${"application/xml; charset=utf-8"}
    ${"/office-js/office.js"}               | ${"node_modules/@microsoft/office-js/dist/office.js"}               | ${"text/javascript; charset=utf-8"}
    ${"/office-js/EN-US/Office_Strings.js"} | ${"node_modules/@microsoft/office-js/dist/en-us/office_strings.js"} | ${"text/javascript; charset=utf-8"}
    ${"/office-js/AgaveErrorUX/index.html"} | ${"dist/workbook/trust.html"}                                       | ${"text/html; charset=utf-8"}
    ${"/book.xlsx"}                         | ${"assets/sample.xlsx"}                                             | ${"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}
  `("$path is $file", async ({ path, file, type }: Record<"path" | "file" | "type", string>) => {
    const { status, headers, body } = await get(port, path);
    expect([status, headers["content-type"]]).toEqual([200, type]);
    expect(body.equals(readFileSync(project(file)))).toBe(true);
  });

  it("a page of the add-in is byte for byte what Excel gets, but for the tag of office.js", async () => {
    const { body } = await get(port, "/addin/taskpane.html");
    const local =
      '<script src="/prepare-frame.js"></script><script src="/office-js/office.js"></script>';
    const cdn =
      '<script src="https://appsforoffice.microsoft.com/lib/1/hosted/office.js"></script>';
    expect(body.toString().split(local)).toHaveLength(2);
    expect(body.toString().replace(local, cdn)).toBe(
      readFileSync(project("dist/addin/taskpane.html"), "utf8"),
    );
  });

  it("says the name of the book with its bytes, whatever is in it", async () => {
    const folder = mkdtempSync(join(tmpdir(), "outspend-"));
    const file = join(folder, 'büdget "1";.xlsx');
    writeFileSync(file, "bytes");
    const other = await openWorkbookServer(folders, file, 3100);
    try {
      const { headers, body } = await get(Number(new URL(other.address).port), "/book.xlsx");
      expect(headers["content-disposition"]).toBe(
        "inline; filename*=UTF-8''b%C3%BCdget%20%221%22%3B.xlsx",
      );
      expect(body.toString()).toBe("bytes");
      rmSync(folder, { recursive: true });
      expect((await get(Number(new URL(other.address).port), "/book.xlsx")).status).toBe(404);
    } finally {
      other.close();
    }
  });

  it.each([
    "/nothing.js",
    "/../package.json",
    "/%2e%2e/package.json",
    "/..%2f..%2fpackage.json",
    "/addin/../../package.json",
    "/addin/..%5c..%5cpackage.json",
    "/office-js/../package.json",
    "/office-js/%00",
    "/addin",
    "/addin/",
    "/office-js/en-us",
    "//etc/passwd",
    "/%",
    "/__proto__",
  ])("there is nothing at %s", async (path) => {
    expect((await get(port, path)).status).toBe(404);
  });

  it.each(["evil.example", "evil.example:3100", "localhost", "localhost:1"])(
    "a request for the host «%s» is refused: a foreign name must not lead here",
    async (host) => {
      expect((await get(port, "/", { headers: { host } })).status).toBe(403);
    },
  );

  it("only reads", async () => {
    for (const method of ["POST", "PUT", "DELETE", "OPTIONS"]) {
      expect((await get(port, "/book.xlsx", { method })).status).toBe(405);
    }
    const { status, body } = await get(port, "/book.xlsx", { method: "HEAD" });
    expect([status, body.length]).toEqual([200, 0]);
  });

  it("tells the browser to load nothing from elsewhere and to keep nothing", async () => {
    const { headers } = await get(port, "/");
    expect(headers["content-security-policy"]).toMatch(/^default-src 'none'; script-src 'self';/);
    expect(headers["content-security-policy"]).toMatch(/frame-ancestors 'none'$/);
    expect((await get(port, "/addin/taskpane.html")).headers["content-security-policy"]).toMatch(
      /frame-ancestors 'self'$/,
    );
    // The solver of plans is a WebAssembly program, and runs in a worker of this script alone.
    const scripts = async (path: string): Promise<string | undefined> =>
      /script-src [^;]*/.exec(
        (await get(port, path)).headers["content-security-policy"] as string,
      )?.[0];
    expect(await scripts("/addin/prover.js?0")).toBe("script-src 'self' 'wasm-unsafe-eval'");
    expect(await scripts("/addin/functions.js?0")).toBe("script-src 'self'");
    expect(headers).toMatchObject({
      "x-content-type-options": "nosniff",
      "cache-control": "no-store",
      "cross-origin-resource-policy": "same-origin",
    });
    expect(headers).not.toHaveProperty("access-control-allow-origin");
  });

  it("cannot be reached from another machine", async () => {
    const outward = Object.values(networkInterfaces())
      .flat()
      .find((each) => each && !each.internal && each.family === "IPv4");
    if (!outward) return;
    await expect(get(port, "/", { host: outward.address })).rejects.toThrow("ECONNREFUSED");
  });

  it("takes the next port where the first is taken, on either loopback address", async () => {
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen({ port: 0, host: "::1" }, resolve));
    const address = taken.address();
    const first = typeof address === "object" && address ? address.port : 0;
    const other = await openWorkbookServer(folders, sample, first);
    try {
      expect(Number(new URL(other.address).port)).toBeGreaterThan(first);
    } finally {
      other.close();
      taken.close();
    }
  });
});
