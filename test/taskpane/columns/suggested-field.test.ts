import { fields } from "../../../src/core";
import { suggestedField } from "../../../src/taskpane/columns/suggested-field";
import { fieldGroups } from "../../../src/taskpane/words/texts/fields/field-groups";
import { sessionInMemory } from "../../support/pane/session-in-memory";

const on = sessionInMemory();
const { column, open, view } = on;

afterEach(() => {
  on.close();
});

describe("the fields that a column can be read as", () => {
  it("stand in one group each, all of them", () => {
    const grouped = fieldGroups.flatMap(({ keys }): readonly string[] => keys);
    expect([...grouped].sort()).toEqual(fields.map(({ key }) => key).sort());
  });
});

describe("a column that is not read is suggested", () => {
  it.each`
    what                       | header     | cells                 | field
    ${"as a chance"}           | ${"Odds"}  | ${[0.2, 0.5]}         | ${"probability"}
    ${"as a rate"}             | ${"Times"} | ${[0.2, 12]}          | ${"frequency"}
    ${"as a status"}           | ${"Stand"} | ${["Open", "Closed"]} | ${"status"}
    ${"as nothing, for words"} | ${"Stand"} | ${["blue", "blue"]}   | ${null}
    ${"as nothing, if blank"}  | ${"Stand"} | ${[null, null]}       | ${null}
  `("$what by its values", async ({ header, cells, field }) => {
    const [first, second] = cells as (string | number | null)[];
    await open({
      a: {
        kind: "sheet",
        cells: [
          ["Threat", header as string, "Loss low", "Loss high"],
          ["Fire", first ?? null, 1000, 9000],
          ["Theft", second ?? null, 10, 90],
        ],
      },
    });
    on.sheets.goTo({
      sheet: "Sheet1",
      areas: ["a"],
      cells: { row: 0, column: 0, rows: 3, columns: 4 },
    });
    await on.session.chooseSelection();
    const shown = view().columns.find(({ id }) => id === column(header as string));
    if (!shown) throw new Error("there must be the column");
    expect(suggestedField(shown, view())?.field ?? null).toBe(field);
  });
});

describe("the ends of losses", () => {
  const cells = (low: string, high: string) => [
    ["Threat", "Frequency", low, high],
    ["Fire", 1, 100, 900],
  ];

  it("come to more where they hold 9 times in 10, and mean what was said", async () => {
    await open({ a: { cells: cells("Min", "Max") } });
    const asked = on.session.shapes();
    expect(asked).toMatchObject({ now: "limits", isSaid: false, headers: ["Min", "Max"] });
    expect(asked?.expectedLoss.limits).toBe(500);
    expect(view().totals).toMatchObject({ expectedLoss: 500 });
    await on.session.chooseShape("9 in 10");
    expect(on.session.shapes()).toMatchObject({ now: "9 in 10", isSaid: true });
    expect(view().totals).toMatchObject({ expectedLoss: asked?.expectedLoss["9 in 10"] });
    await on.session.chooseShape("limits");
    expect(view().totals).toMatchObject({ expectedLoss: 500 });
  });

  it("are no question where a middle is said, or there are none", async () => {
    await open({
      a: {
        cells: [
          ["Threat", "Frequency", "Loss"],
          ["Fire", 1, 100],
        ],
      },
    });
    expect(on.session.shapes()).toBe(null);
  });
});
