import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import * as ts from "typescript";

const root = join(__dirname, "../..");
const options = {
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  module: ts.ModuleKind.ESNext,
};

/** A path from the root, as docs write it. */
const plainPath = (path: string): string => relative(root, path).replaceAll("\\", "/");

const files = readdirSync(join(root, "src"), { recursive: true, encoding: "utf8" })
  .filter((name) => /\.tsx?$/.test(name) && !name.endsWith(".d.ts"))
  .map((name) => plainPath(join(root, "src", name)))
  .sort();

/** What a file imports of ours, types too. */
function importsOf(file: string): string[] {
  const { importedFiles } = ts.preProcessFile(readFileSync(join(root, file), "utf8"), true, true);
  return importedFiles.flatMap(({ fileName }) => {
    if (!fileName.startsWith(".")) return [];
    const { resolvedModule } = ts.resolveModuleName(fileName, join(root, file), options, ts.sys);
    return resolvedModule ? [plainPath(resolvedModule.resolvedFileName)] : [];
  });
}

const imports = new Map(files.map((file) => [file, importsOf(file)]));

/** The room of a file: its folder below src. */
const roomOf = (file: string): string => dirname(file).replace(/^src\//, "");

const rooms = new Map<string, Set<string>>();
for (const [file, targets] of imports) {
  const room = roomOf(file);
  const others = rooms.get(room) ?? new Set();
  rooms.set(room, others);
  for (const target of targets) if (roomOf(target) !== room) others.add(roomOf(target));
}

/** A way from a node back to itself; null where there is none. */
function circle(next: ReadonlyMap<string, Iterable<string>>): string[] | null {
  const done = new Set<string>();
  const walk = (node: string, way: readonly string[]): string[] | null => {
    const at = way.indexOf(node);
    if (at >= 0) return [...way.slice(at), node];
    if (done.has(node)) return null;
    for (const each of next.get(node) ?? []) {
      const found = walk(each, [...way, node]);
      if (found) return found;
    }
    done.add(node);
    return null;
  };
  for (const node of next.keys()) {
    const found = walk(node, []);
    if (found) return found;
  }
  return null;
}

describe("the rooms of the house", () => {
  it("hold files of which no two import each other, for a type or in a circle", () => {
    expect(imports.size).toBeGreaterThan(300);
    expect(circle(imports)).toBeNull();
  });

  it("import downwards only: no room imports what imports it", () => {
    expect(circle(rooms)).toBeNull();
  });

  it("have at most 20 files beside each other", () => {
    const names = ["src", "test", "bench", "tools"].flatMap((top) =>
      readdirSync(join(root, top), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => plainPath(entry.parentPath)),
    );
    const counts = new Map<string, number>();
    for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
    expect([...counts].filter(([, count]) => count > 20)).toEqual([]);
  });
});

/** What docs/architecture.md says a layer imports, and a room of core. */
function drawn(heading: string): Map<string, string[]> {
  const page = readFileSync(join(root, "docs/architecture.md"), "utf8");
  const part = page.split(/^## /m).find((each) => each.startsWith(heading)) ?? "";
  const rows = part.matchAll(/^\| `([\w/-]+)` +\|.*\| ([^|]*?) +\|$/gm);
  return new Map(
    [...rows].map(([, name = "", said = ""]) => [
      name,
      [...said.matchAll(/`([\w/-]+)`/g)].map(([, each = ""]) => each).sort(),
    ]),
  );
}

/** What the parts of a house import of each other, each room counted to the part it is in. */
function parts(partOf: (room: string) => string | null): Map<string, string[]> {
  const found = new Map<string, Set<string>>();
  for (const [room, others] of rooms) {
    const part = partOf(room);
    if (part === null) continue;
    const all = found.get(part) ?? new Set();
    found.set(part, all);
    for (const other of others) {
      const target = partOf(other);
      if (target !== null && target !== part) all.add(target);
    }
  }
  return new Map([...found].map(([part, all]) => [part, [...all].sort()]));
}

describe("docs/architecture.md", () => {
  it("draws the arrows between the layers as they are", () => {
    const layers = parts((room) => room.split("/")[0] ?? null);
    expect(drawn("Layers")).toEqual(layers);
  });

  it("draws the arrows between the rooms of core as they are", () => {
    const core = parts((room) => /^core\/([\w-]+)/.exec(room)?.[1] ?? null);
    expect(drawn("Rooms of core")).toEqual(core);
  });

  it("draws the arrows between the rooms of a year as they are", () => {
    const year = parts((room) =>
      room === "core/year" ? "year" : (/^core\/year\/([\w-]+)/.exec(room)?.[1] ?? null),
    );
    expect(drawn("Rooms of a year")).toEqual(year);
  });
});

describe("docs that name files", () => {
  const pages = ["README.md", "CONTRIBUTING.md"].concat(
    readdirSync(join(root, "docs"))
      .filter((name) => name.endsWith(".md"))
      .map((name) => `docs/${name}`),
  );
  const named = pages.flatMap((page) => {
    const text = readFileSync(join(root, page), "utf8");
    const paths = [...text.matchAll(/`((?:src|test|tools|bench)\/[\w./-]+)`/g)];
    const tables = [...text.matchAll(/^\| file in `([\w/-]+)`[^]*?\n\n/gm)].flatMap(
      ([table, room]) =>
        [...table.matchAll(/^\| `([\w/.-]+)`/gm)].map(([, file]) => `${room}/${file}`),
    );
    return [...paths.map(([, path]) => path ?? ""), ...tables].map((path) => ({ page, path }));
  });

  it("name files that are there", () => {
    expect(named.length).toBeGreaterThan(50);
    expect(named.filter(({ path }) => !existsSync(join(root, path)))).toEqual([]);
  });
});
