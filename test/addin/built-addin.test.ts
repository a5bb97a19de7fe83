import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { runInNewContext } from "node:vm";
import { gzipSync } from "node:zlib";
import { buildAddin } from "./build-addin";
import { manifestFindings } from "./manifest-findings";

const { version } = JSON.parse(readFileSync(resolve(__dirname, "../../package.json"), "utf8")) as {
  version: string;
};

describe.each`
  options                                                                | address                               | namespace
  ${[]}                                                                  | ${"https://localhost:3000"}           | ${""}
  ${["namespace=OUTSPEND", "address=https://addins.example.com/spend/"]} | ${"https://addins.example.com/spend"} | ${"OUTSPEND"}
`(
  "the add-in built with $options",
  ({ options, address, namespace }: { options: string[]; address: string; namespace: string }) => {
    let folder: string;
    const read = (path: string): string => readFileSync(join(folder, path), "utf8");

    beforeAll(() => {
      folder = buildAddin(...options);
    }, 120_000);

    it("has a manifest without fault, every file of which is there", () => {
      const findings = manifestFindings(read("manifest.xml"), {
        version,
        address,
        namespace,
        fileAt: (path) => {
          const file = join(folder, path);
          return existsSync(file) ? readFileSync(file) : undefined;
        },
      });
      expect(findings).toEqual([]);
    });

    it("associates every function that functions.json promises", () => {
      const { functions } = JSON.parse(read("functions.json")) as { functions: { id: string }[] };
      const associated: string[] = [];
      const associate = (id: string, fn: unknown): void => {
        expect(typeof fn).toBe("function");
        associated.push(id);
      };
      runInNewContext(read("functions.js"), { CustomFunctions: { associate } });
      expect(functions.length).toBeGreaterThan(0);
      expect(associated.sort()).toEqual(functions.map(({ id }) => id).sort());
    });

    it("helps with each function at an address of its own", () => {
      const { functions } = JSON.parse(read("functions.json")) as {
        functions: { id: string; helpUrl: string }[];
      };
      for (const { id, helpUrl } of functions) {
        expect(helpUrl).toBe(`${address}/functions.html#${id.toLowerCase()}`);
      }
    });

    it("loads Microsoft's office.js ahead of its own scripts, each before the next, below what stands there till then", () => {
      const html = read("taskpane.html");
      expect(html).not.toMatch(/<script[^>]* (?:defer|async|type)/);
      const words = html.slice(html.indexOf("<body>"), html.indexOf("<script"));
      expect(words).toContain("Excel does not answer yet.");
      const scripts = [...html.matchAll(/<script[^>]* src="([^"]*)"/g)].map(([, src]) => src);
      expect(scripts).toEqual([
        "https://appsforoffice.microsoft.com/lib/1/hosted/office.js",
        expect.stringMatching(/^functions\.js\?[0-9a-f]{20}$/),
        expect.stringMatching(/^taskpane\.[0-9a-f]{20}\.js$/),
      ]);
    });

    it("has one core for functions and pane, so that they share what is remembered", () => {
      const [, pane = ""] = /src="(taskpane\.[^"]*\.js)"/.exec(read("taskpane.html")) ?? [];
      const ofCore = "the register has no threats";
      expect(read("functions.js")).toContain(ofCore);
      expect(read(pane)).not.toContain(ofCore);
    });

    it.each(["taskpane.html", "functions.html"])(
      "names what %s loads by its content, but for what manifests name",
      (page) => {
        const loaded = [...read(page).matchAll(/(?:src|href)="([^":]*\.(?:js|css))"/g)];
        const files = loaded.map(([, file = ""]) => file);
        expect(files).toHaveLength(2);
        for (const file of files) {
          expect(file).toMatch(/\.[0-9a-f]{20}\.(?:js|css)$/);
          expect(existsSync(join(folder, file))).toBe(true);
        }
      },
    );

    it("carries the licence of every package that is in it", () => {
      const notices = read("LICENSES.txt");
      const names = [...notices.matchAll(/^(\S+) \S+ \((\S+)\)\n\n/gm)].map(([, name]) => name);
      for (const name of ["react", "react-dom", "@fluentui/react-components", "@griffel/core"]) {
        expect(names).toContain(name);
      }
      // Two versions of a package are two packages; the same in two folders is one.
      const versions = [...notices.matchAll(/^(\S+ \S+) \(\S+\)\n\n/gm)].map(([, each]) => each);
      expect(versions).toEqual([...new Set(versions)].sort());
      expect(notices).not.toMatch(/undefined/);
    });

    it("starts with no more than 320 kB, compressed", () => {
      const scripts = [...read("taskpane.html").matchAll(/src="([^":]*\.js)(?:\?[^"]*)?"/g)];
      expect(scripts).toHaveLength(2);
      const sizes = scripts.map(([, file = ""]) => gzipSync(readFileSync(join(folder, file))));
      const total = sizes.reduce((sum, { length }) => sum + length, 0);
      expect(total).toBeGreaterThan(50_000);
      expect(total).toBeLessThan(320_000);
    });

    it("keeps the solver in files of its own, and nothing of the machine that built them", () => {
      const [, program = ""] = /"(highs\.[0-9a-f]+\.wasm)"/.exec(read("prover.js")) ?? [];
      expect(program).toMatch(/^highs\.[0-9a-f]{20}\.wasm$/);
      expect(existsSync(join(folder, program))).toBe(true);
      expect(read("prover.js")).not.toContain("node_modules");
      for (const script of [
        "functions.js",
        /src="(taskpane\.[^"]*)"/.exec(read("taskpane.html"))?.[1] ?? "",
      ]) {
        expect(read(script)).not.toContain("highs");
      }
      expect(read("LICENSES.txt")).toMatch(/^highs /m);
    });

    it.each(["taskpane.html", "functions.html"])(
      "needs nothing inline and nothing from elsewhere on %s",
      (page) => {
        const html = read(page);
        expect(html).not.toMatch(/<style|<script(?![^>]* src=)| style=| on[a-z]+=|javascript:/i);
        const policy = /Content-Security-Policy"\s+content="([^"]*)"/.exec(html)?.[1] ?? "";
        expect(policy).toMatch(/^default-src 'none';/);
        expect(policy).not.toMatch(/unsafe|\*|data:|blob:/);
        expect([...new Set(policy.match(/https?:\/\/[^ ;]*/g))]).toEqual(
          page === "taskpane.html" ? ["https://appsforoffice.microsoft.com"] : [],
        );
        expect(html).toContain(`data-prefix="${namespace}"`);
      },
    );
  },
);

describe("a build with nonsense", () => {
  it.each`
    option                          | message
    ${"address=addins.example.com"} | ${'address must be a full web address, got "addins.example.com"'}
    ${"address=http://example.com"} | ${'address must begin with https://, got "http://example.com"'}
    ${"namespace=MY-COMPANY"}       | ${"namespace must begin with a letter"}
  `("stops at $option", ({ option, message }: { option: string; message: string }) => {
    expect(() => buildAddin(option)).toThrow(message);
  });
});
