import { clipboardRows } from "../../../src/embedded/page/univer/clipboard-rows";

describe("cells of a text from the clipboard", () => {
  it.each([
    [
      "a\tb\r\nc\t\r\n",
      [
        ["a", "b"],
        ["c", ""],
      ],
    ],
    ["one", [["one"]]],
    ["\n\nlast", [[""], [""], ["last"]]],
    // Quotes keep a cell together, and are doubled in it.
    [
      '"two\nlines"\tx\n"a\tb"\ty',
      [
        ["two\nlines", "x"],
        ["a\tb", "y"],
      ],
    ],
    ['"say ""hi"""\tx', [['say "hi"', "x"]]],
    ['"old\r\nnew\rer"', [["old\nnew\ner"]]],
    // Where they do not, they are signs like others.
    ['5"\t"x" y\t"plain"', [['5"', '"x" y', '"plain"']]],
    ['"open\tx\ny', [['"open', "x"], ["y"]]],
    ['a"b\nc"d', [['a"b'], ['c"d']]],
  ])("of %j are %j", (text, rows) => {
    expect(clipboardRows(text)).toEqual(rows);
  });

  it("are told apart in thousands of rows", () => {
    const text = Array.from({ length: 20_000 }, (_, row) => `${row}\t"q""${row}\nx"`).join("\r\n");
    const rows = clipboardRows(text);
    expect(rows).toHaveLength(20_000);
    expect(rows.at(-1)).toEqual(["19999", 'q"19999\nx']);
  });
});
