import { isLong } from "../../../support/is-long";
import { editBySeed } from "../../../support/workbook/rich/edit-sequence";
import { editedBook } from "../../../support/workbook/rich/edited-book";
import { richBook } from "../../../support/workbook/rich/rich-book";
import type { SaidPlace } from "../../../support/workbook/rich/said-places";
import { saidPlaces } from "../../../support/workbook/rich/said-places";
import { plainPlace, watched } from "../../../support/workbook/rich/watched-places";

const lines = (places: readonly SaidPlace[]): string[] =>
  places.map(({ who, reference }) => `${who}: ${plainPlace(reference)}`).sort();

/** Charts go on though what they show is gone; all else goes with its cells. */
const isLeft = ({ who, reference }: SaidPlace): boolean =>
  who.startsWith("chart ") || !reference.includes("#REF!");

/** Of several areas to be printed those that are left. */
const withoutLost = ({ who, reference }: SaidPlace): SaidPlace => {
  const areas = who.endsWith("definedName") ? reference.split(",") : [];
  const left = areas.filter((area) => !area.includes("#REF!"));
  return { who, reference: left.length === 0 ? reference : left.join(",") };
};

/** One cell is not merged, and sparklines and links of Data go with their own cells, whatever they name. */
const isCompared = ({ who, reference }: SaidPlace): boolean =>
  isLeft({ who, reference }) &&
  !(who.endsWith("mergeCell") && !plainPlace(reference).includes(":")) &&
  !(/^sheet Data (?:f|link)$/.test(who) && reference.startsWith("Data!"));

describe("what names cells of a book with one of everything", () => {
  it("follows them as formulas do, whatever rows and columns come and go", async () => {
    const bytes = await richBook();
    const places = await saidPlaces(bytes);
    for (let seed = 1; seed <= (isLong ? 200 : 6); seed++) {
      const book = await editedBook(bytes);
      const now = watched(book, places);
      const did = editBySeed(book.grid, book.grid.sheets()[0]?.id ?? "", seed, 1 + (seed % 8));
      const saved = await book.save();
      expect({ seed, did, isNew: saved.isNew }).toEqual({ seed, did, isNew: false });
      const wanted = now().map(withoutLost);
      // An object whose first cell is gone begins at the next; a link to what is gone leads elsewhere.
      const adrift = wanted
        .filter((place) => /^drawing|link$/.test(place.who) && !isLeft(place))
        .map(({ who }) => who);
      const found = await saidPlaces(saved.bytes);
      expect({
        seed,
        did,
        places: lines(found.filter((place) => isCompared(place) && !adrift.includes(place.who))),
      }).toEqual({
        seed,
        did,
        places: lines(wanted.filter((place) => isCompared(place) && !adrift.includes(place.who))),
      });
      book.close();
    }
  }, 600_000);

  it("is where it was once all is undone: the file is the very bytes that were opened", async () => {
    const bytes = await richBook();
    for (let seed = 1; seed <= (isLong ? 40 : 3); seed++) {
      const book = await editedBook(bytes);
      const { grid } = book;
      const data = grid.sheets()[0]?.id ?? "";
      grid.insert({ sheet: data, startRow: 2, endRow: 3, startColumn: 1, endColumn: 1 }, "Right");
      const did = editBySeed(grid, data, seed, 8);
      const undone = did.filter((each) => each === "undo").length;
      for (let step = 0; step < did.length - 2 * undone + 1; step++) grid.undo();
      const saved = await book.save();
      expect({ seed, did, isSame: saved.bytes === bytes }).toEqual({ seed, did, isSame: true });
      book.close();
    }
  }, 600_000);
});
