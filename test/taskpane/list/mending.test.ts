import { fields } from "../../../src/core";
import type { ColumnView, PlacedFinding } from "../../../src/session/contract/register-snapshot";
import { mappingsFor } from "../../../src/taskpane/parts/mappings-for";
import { columnThatTellsApart, namesRepeat } from "../../../src/taskpane/list/repeated-names";
import { threatView } from "../threat-view";

const place = { row: 0, column: 0, rows: 1, columns: 1 };
const column = (header: string, more: Partial<ColumnView> = {}): ColumnView => ({
  id: header,
  header,
  address: "A1",
  cells: place,
  field: null,
  quantity: "text",
  isMapped: false,
  unit: null,
  lookedUpIn: null,
  guess: null,
  guessUnit: null,
  scale: 1,
  format: "General",
  isCalculated: false,
  ...more,
});
const finding = (sentence: string, about: string | null): PlacedFinding => ({
  kind: "Problem",
  sentence,
  rule: "",
  column: about,
  address: null,
  cells: place,
});

describe("a header that is not understood", () => {
  const columns = [
    column("Risk", { field: "threat" }),
    column("Treatment"),
    column("Frequenzy", { guess: "frequency" }),
    column(""),
  ];
  const register = { columns, nameColumns: ["Risk"] };

  it("is offered its likeliest meaning", () => {
    const [offered, ...others] = mappingsFor(finding("…", "Frequenzy"), register, fields);
    expect(others).toEqual([]);
    expect([offered?.column.id, offered?.field.key]).toEqual(["Frequenzy", "frequency"]);
  });

  it("says in which unit it is read then, and that a bracket nobody knows counts for nothing", () => {
    const unclear = {
      ...finding("…", "Spend (T€)"),
      rule: "must carry a unit the register knows: …",
    };
    const how = (guessUnit: string | null): unknown =>
      mappingsFor(
        unclear,
        { columns: [column("Spend (T€)", { guess: "spend", guessUnit })] },
        fields,
      ).map((each) => each.how);
    expect(how("thousands")).toEqual(["in thousands"]);
    expect(how(null)).toEqual(["its bracket left out"]);
  });

  it("is offered for a column that is missing, if it says anything and is not read", () => {
    const missing = finding("Frequency must be a column of the register, or Probability", null);
    expect(mappingsFor(missing, register, fields).map((each) => each.column.id)).toEqual([
      "Treatment",
      "Frequenzy",
    ]);
  });

  it("is not offered for a loss, which takes more than one column", () => {
    const missing = finding("Loss must be a column of the register, or Loss low", null);
    expect(mappingsFor(missing, register, fields)).toEqual([]);
  });
});

describe("names that repeat", () => {
  const threats = [
    threatView("Breach", { Treatment: "None", Expert: "Ann", Year: "1" }),
    threatView("breach ", { Treatment: "MFA", Expert: "Ann", Year: "2" }),
    threatView("Fire", { Treatment: "None", Expert: "Bob", Year: "3" }),
  ];
  const columns = [column("Expert"), column("Year", { quantity: "number" }), column("Treatment")];

  it("are found without case and outer spaces", () => {
    expect(namesRepeat(threats)).toBe(true);
    expect(namesRepeat(threats.slice(1))).toBe(false);
  });

  it("are told apart by the first column of words that can", () => {
    expect(columnThatTellsApart({ columns, threats, nameColumns: [] })?.id).toBe("Treatment");
  });

  it("are not told apart by a column that is part of the name already", () => {
    expect(columnThatTellsApart({ columns, threats, nameColumns: ["Treatment"] })).toBeNull();
  });
});
