import { type FieldKey, fields } from "../../../src/core";
import type { ColumnView } from "../../../src/session/contract/register-snapshot";
import { advancedFields, formSections } from "../../../src/taskpane/form/form-sections";
import { exampleOf, unitWords } from "../../../src/taskpane/words/texts/fields/field-units";
import { figuresIn } from "../../../src/taskpane/words/figures";
import { sessionInMemory } from "../../support/pane/session-in-memory";

const on = sessionInMemory();
const { column, open, typed, view } = on;

afterEach(() => {
  on.close();
});

/** The columns of a register with these headers, and a threat below them. */
async function columnsOf(
  headers: readonly string[],
  locale = "en-US",
): Promise<readonly ColumnView[]> {
  await open({ a: { cells: [headers, ["Fire", ...headers.slice(1).map(() => null)]] } }, locale);
  return view().columns;
}

/** A column of a register that can be read: beside it stands what it needs. */
async function oneOf(header: string, locale = "en-US"): Promise<ColumnView> {
  const bare = header.replace(/ \(.*/, "");
  const needed = ["Frequency", "Attempts", "Vulnerability", "Loss low", "Loss high"];
  const [, own] = await columnsOf(
    ["Threat", header, ...needed.filter((name) => name !== bare)],
    locale,
  );
  if (!own) throw new Error(`there must be a column ${header}`);
  return own;
}

/** The sections of these headers, a line each; "|" stands between two of a pair. */
async function sectionsOf(...headers: string[]): Promise<string[]> {
  const columns = (await columnsOf(["Threat", ...headers])).slice(1);
  return formSections(columns, advancedFields(columns, new Set())).map(
    ({ name, fields: placed }) =>
      `${name}:${placed.map(({ column: { header }, startsPair }) => ` ${header}${startsPair ? " |" : ""}`).join("")}`,
  );
}

describe("the sections of a threat's form", () => {
  it("hold what belongs together, whatever the order of the sheet", async () => {
    expect(
      await sectionsOf(
        "Spend",
        "High",
        "Owner",
        "Frequency",
        "Low",
        "Status",
        "Limit",
        "Retention",
      ),
    ).toEqual([
      "often: Frequency",
      "much: Low | High",
      "insurance: Retention | Limit",
      "budget: Spend",
      "review: Owner Status",
    ]);
  });

  it("put the second of a pair beside the first", async () => {
    expect(await sectionsOf("Loss median", "Vulnerability", "Loss high", "Attempts")).toEqual([
      "often: Attempts | Vulnerability",
      "much: Loss median | Loss high",
    ]);
    expect(await sectionsOf("Loss low", "Loss median", "Loss high", "Probability")).toEqual([
      "often: Probability",
      "much: Loss low | Loss high Loss median",
    ]);
    expect(await sectionsOf("Max", "Most likely", "Min", "Loss model", "ARO")).toEqual([
      "often: ARO",
      "much: Min | Max Most likely Loss model",
    ]);
  });

  it("keep other ways to say a rate and a loss apart where the usual ones are there", async () => {
    const usual = ["Frequency", "Loss low", "Loss high"];
    const further = ["Secondary high", "Frequency high", "Frequency low", "Asset value"];
    const rest = ["Exposure factor", "Secondary chance", "Secondary low", "Return period"];
    expect(await sectionsOf(...usual, ...further, ...rest)).toEqual([
      "often: Frequency",
      "much: Loss low | Loss high",
      "advanced: Return period Frequency low | Frequency high Asset value | Exposure factor Secondary chance Secondary low | Secondary high",
    ]);
    expect(await sectionsOf("Frequency low", "Frequency high", "AV", "EF")).toEqual([
      "often: Frequency low | Frequency high",
      "much: AV | EF",
    ]);
  });

  it("keep the way that a threat takes where the usual ones stand, and its ends beside each other", async () => {
    const names = [
      "Frequency",
      "Loss",
      "Frequency low",
      "Frequency high",
      "Return period",
      "AV",
      "EF",
    ];
    const columns = (await columnsOf(["Threat", ...names, "Secondary chance"])).slice(1);
    const filled = new Set<FieldKey>(["frequencyLow", "exposureFactor", "secondaryChance"]);
    const placed = formSections(columns, advancedFields(columns, filled));
    expect(
      placed.map(({ name, fields: all }) => [name, ...all.map((each) => each.column.header)]),
    ).toEqual([
      ["often", "Frequency", "Frequency low", "Frequency high"],
      ["much", "Loss", "AV", "EF"],
      ["advanced", "Return period", "Secondary chance"],
    ]);
  });

  it("hold every field but the name once", async () => {
    const names = fields.map(({ name }) => name);
    const columns = (await columnsOf(names)).slice(1);
    const placed = formSections(columns, advancedFields(columns, new Set())).flatMap((section) =>
      section.fields.map(({ column: { header } }) => header),
    );
    expect(placed).toHaveLength(names.length - 1);
    expect(new Set(["Threat", ...placed])).toEqual(new Set(names));
  });
});

describe("the unit beside a field", () => {
  it.each`
    header                          | unit
    ${"Frequency"}                  | ${"events a year"}
    ${"Frequency (per month)"}      | ${"events a month"}
    ${"Frequency (per 5 years)"}    | ${"events in 5 years"}
    ${"Attempts (per quarter)"}     | ${"attempts a quarter"}
    ${"Probability"}                | ${"chance a year"}
    ${"Probability (%)"}            | ${"percent, chance a year"}
    ${"Loss low"}                   | ${"an event"}
    ${"Loss low (k€)"}              | ${"an event, in thousands"}
    ${"Spend"}                      | ${"a year"}
    ${"Spend (M$)"}                 | ${"a year, in millions"}
    ${"Spend (per month)"}          | ${"a month"}
    ${"Attacker value (thousands)"} | ${"a success, in thousands"}
    ${"Review every"}               | ${"days"}
    ${"Owner"}                      | ${""}
  `("of $header is $unit", async ({ header, unit }: Record<"header" | "unit", string>) => {
    expect(unitWords(await oneOf(header))).toBe(unit);
  });
});

describe("the example in an empty field", () => {
  const usual = fields.map(({ name }) => name);
  const scaled = usual.flatMap((name) => {
    const own = fields.find((field) => field.name === name);
    if (own?.quantity === "share") return [`${name} (%)`];
    if (own?.quantity.endsWith("amount")) return [`${name} (k€)`];
    return own?.quantity === "rate" ? [`${name} (per month)`] : [];
  });

  it.each`
    what                    | headers                  | locale
    ${"of every field"}     | ${usual}                 | ${"en-US"}
    ${"of every field"}     | ${usual}                 | ${"de-DE"}
    ${"of a scaled column"} | ${["Threat", ...scaled]} | ${"en-US"}
    ${"of a scaled column"} | ${["Threat", ...scaled]} | ${"de-DE"}
  `(
    "$what can be typed as it stands ($locale)",
    async ({ headers, locale }: { headers: string[]; locale: string }) => {
      const columns = await columnsOf(headers, locale);
      const figures = figuresIn(locale);
      for (const own of columns.filter(({ quantity }) => quantity !== "text")) {
        for (const example of exampleOf(own, figures).split(" or ").filter(Boolean)) {
          const { values, statement } = on.session.check(null, typed({ [own.header]: example }));
          // Understood as a number, and as one that may stand there.
          expect([own.header, typeof values.get(column(own.header))]).toEqual([
            own.header,
            "number",
          ]);
          expect([own.header, ...(statement?.wrong ?? ["left out"])]).toEqual([own.header]);
        }
      }
    },
  );

  it("is written as numbers are here", async () => {
    const german = figuresIn("de-DE");
    expect(exampleOf(await oneOf("Loss high", "de-DE"), german)).toBe("2,5m");
    expect(exampleOf(await oneOf("Frequency", "de-DE"), german)).toBe("0,2 or 1 in 5");
  });
});
