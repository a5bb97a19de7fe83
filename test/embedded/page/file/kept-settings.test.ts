import type { BookAddIn } from "../../../../src/workbook/book/book";
import { settingsOf, withSettings } from "../../../../src/embedded/page/file/kept-settings";

const ours = { id: "34b5ca4c-1ea0-4d80-b482-f406623231c3", version: "0.1.0.0" };
const other: BookAddIn = {
  instance: "{A}",
  sources: [{ id: "WA104380646", storeType: "OMEX" }],
  settings: [["theirs", "1"]],
  pane: { visibility: "1" },
};
const known: BookAddIn = {
  instance: "{B}",
  sources: [
    { id: "WA1", storeType: "OMEX" },
    { id: `{${ours.id.toUpperCase()}}`, storeType: "EXCatalog" },
  ],
  settings: [["ours", "2"]],
  pane: { visibility: "1" },
};

describe("what an add-in keeps in a book", () => {
  it("is found by any of its ids, whatever their case, and is nothing in other books", () => {
    expect(settingsOf([other, known], ours)).toEqual([["ours", "2"]]);
    expect(settingsOf([other], ours)).toEqual([]);
  });

  it("takes the place of what it kept before, and leaves other add-ins alone", () => {
    expect(withSettings([known, other], ours, [["ours", "3"]])).toEqual([
      { ...known, settings: [["ours", "3"]] },
      other,
    ]);
    expect(withSettings([known], ours, [])).toEqual([{ ...known, settings: [] }]);
  });

  it("comes behind the others in a book it is new to, with its pane closed", () => {
    const after = withSettings([other], ours, [["ours", "3"]]);
    expect(after[0]).toEqual(other);
    expect(after[1]).toMatchObject({
      sources: [{ id: ours.id, version: "0.1.0.0" }],
      pane: { visibility: "0" },
    });
    expect(settingsOf(after, ours)).toEqual([["ours", "3"]]);
  });

  it("leaves a book alone in which it keeps nothing", () => {
    expect(withSettings([other], ours, [])).toEqual([other]);
  });
});
