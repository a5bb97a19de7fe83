import fc from "fast-check";
import { adopt, type Named, type Unnamed } from "../../../src/session/view/adopt";

interface Row {
  readonly key: string;
  readonly content: string;
}

const unnamed = (rows: readonly Row[]): Unnamed[] =>
  rows.map(({ key, content }, at) => ({ key, at, content: () => content }));

/** Ids of rows after others, each named by a number before. */
function after(before: readonly Row[], now: readonly Row[]): string[] {
  let last = 0;
  const fresh = (): string => String(++last);
  const remembered = new Map<string, string>();
  const named: Named[] = unnamed(before).map((row) => ({ ...row, id: fresh() }));
  for (const { key, id } of named) remembered.set(key, id);
  return adopt(unnamed(now), named, fresh, remembered);
}

const row = (text: string): Row => {
  const [key = "", content = ""] = text.split("=");
  return { key, content };
};

describe("identity", () => {
  it.each`
    before           | now              | ids                | because
    ${"a=1 b=2"}     | ${"b=2 a=1"}     | ${["2", "1"]}      | ${"a name moves along"}
    ${"a=1 b=2"}     | ${"a=9 b=2"}     | ${["1", "2"]}      | ${"a name stays, whatever it holds"}
    ${"a=1 b=2"}     | ${"x=1 b=2"}     | ${["1", "2"]}      | ${"what is held stays in its place"}
    ${"a=1 b=2 c=3"} | ${"c=3 x=1"}     | ${["3", "1"]}      | ${"what is held tells also elsewhere"}
    ${"a=1 b=1"}     | ${"z=0 x=1"}     | ${["3", "2"]}      | ${"alike in its place, new elsewhere"}
    ${"a=1 b=2"}     | ${"a=1 x=9 b=2"} | ${["1", "3", "2"]} | ${"a new row is new"}
    ${"a=1 a=2"}     | ${"a=2 a=1"}     | ${["2", "1"]}      | ${"of one name, by what is held"}
    ${"a=1 a=2"}     | ${"a=8 a=9"}     | ${["1", "2"]}      | ${"then in their order"}
    ${"a=1 a=2"}     | ${"a=2"}         | ${["2"]}           | ${"one of two is gone"}
  `("of $now after $before is $ids: $because", ({ before, now, ids }) => {
    const rows = (text: string): Row[] => text.split(" ").map(row);
    expect(after(rows(before as string), rows(now as string))).toEqual(ids);
  });

  it("is the one a name had, once it is back", () => {
    let last = 0;
    const fresh = (): string => String(++last);
    const remembered = new Map<string, string>();
    const step = (text: string, before: readonly Named[]): Named[] => {
      const rows = unnamed(text.split(" ").map(row));
      const ids = adopt(rows, before, fresh, remembered);
      return rows.map((each, at) => ({ ...each, id: ids[at] ?? "" }));
    };
    const first = step("a=1 b=2", []);
    const renamed = first.map((each, at) =>
      at === 0 ? { ...each, key: "x", content: () => "9" } : each,
    );
    expect(step("a=1 b=2", renamed).map(({ id }) => id)).toEqual(["1", "2"]);
    const without = step("b=2", first);
    expect(step("b=2 a=1", without).map(({ id }) => id)).toEqual(["2", "1"]);
  });

  it("is nobody's twice, and that of every name that stands once before and after", () => {
    const rows = fc.array(
      fc.record({
        key: fc.constantFrom("", "a", "b", "c", "d"),
        content: fc.constantFrom("1", "2"),
      }),
      { maxLength: 8 },
    );
    fc.assert(
      fc.property(rows, rows, (before, now) => {
        const ids = after(before, now);
        expect(new Set(ids).size).toBe(now.length);
        const once = (all: readonly Row[], key: string): number =>
          all.filter((each) => each.key === key).length === 1
            ? all.findIndex((each) => each.key === key)
            : -1;
        for (const { key } of now) {
          const [was, is] = [once(before, key), once(now, key)];
          if (was >= 0 && is >= 0) expect(ids[is]).toBe(String(was + 1));
        }
      }),
    );
  });
});
