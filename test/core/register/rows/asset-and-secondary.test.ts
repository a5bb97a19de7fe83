import type { Cells, RegisterReading } from "../../../../src/core";
import {
  breakEven,
  changedCells,
  expectedLoss,
  readRegister,
  sensitivities,
  threatsOf,
  totalExpectedLoss,
} from "../../../../src/core";

type Row = Readonly<Record<string, string | number>>;

/** A register of rows by their headers, blank where a row has none. */
function register(...rows: readonly Row[]): Cells {
  const headers = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  return [headers, ...rows.map((row) => headers.map((header) => row[header] ?? null))];
}

const base = { Threat: "A", Frequency: 0.5 };
const range = { ...base, "Loss low": 100_000, "Loss high": 1_000_000 };
const reading = (...rows: readonly Row[]): RegisterReading => readRegister(register(...rows));
const said = (...rows: readonly Row[]): readonly string[] =>
  reading(...rows).findings.map(({ kind, column, rule }) => `${kind}: ${column} ${rule}`);
const mean = (...rows: readonly Row[]): number => totalExpectedLoss(threatsOf(reading(...rows)));

describe("the value of an asset and its exposure", () => {
  it.each`
    row                                                                  | loss
    ${{ "Asset value": 200_000, "Exposure factor": 0.25 }}               | ${50_000}
    ${{ AV: 200_000, EF: 0.25 }}                                         | ${50_000}
    ${{ "Asset value (k€)": 200, "Exposure factor (%)": 25 }}            | ${50_000}
    ${{ Vermögenswert: 200_000, Expositionsfaktor: 0.25 }}               | ${50_000}
    ${{ "Valeur de l'actif": 200_000, "Facteur d'exposition": 0.25 }}    | ${50_000}
    ${{ "Valor del activo": 200_000, "Factor de exposición": 0.25 }}     | ${50_000}
    ${{ "Valor do ativo": 200_000, "Fator de exposição": 0.25 }}         | ${50_000}
    ${{ "Asset value": 200_000, "Exposure factor": 0.25, Loss: 60_000 }} | ${60_000}
  `("of $row are a loss of $loss", ({ row, loss }: { row: Row; loss: number }) => {
    expect(mean({ ...base, ...row }) / (0.5 * loss)).toBeCloseTo(1, 12);
  });

  it.each`
    rows                                                                      | expected
    ${[{ "Asset value": 5e5 }]}                                               | ${"Problem: Exposure factor must be filled in beside Asset value: the share of it that an event costs"}
    ${[{ "Exposure factor": 0.3, "Asset value": 0 }]}                         | ${"Problem: Asset value must be filled in beside Exposure factor"}
    ${[{ "Exposure factor": 30, "Asset value": 10 }]}                         | ${"Problem: Exposure factor must be between 0 and 1: write 0.3 or 30%"}
    ${[{ "Exposure factor": 0.3, "Asset value": 1e5, "Loss model": "pert" }]} | ${"Problem: Loss model must be blank or fixed beside Asset value × Exposure factor"}
    ${[{ AV: 1e5, EF: 0.5, SLE: 5e4 }]}                                       | ${"Note: AV is not used: SLE says what an event costs"}
    ${[{ AV: 1e5, EF: 0.5, SLE: 5e4 }, { Threat: "B", AV: 1e5, EF: 0.5 }]}    | ${"Note: EF is not used in 1 of the rows: SLE says what an event costs"}
    ${[{ AV: 1e5, EF: 0.5, SLE: 6e4 }]}                                       | ${"Warning: EF times the value of the asset is 50,000, and not what the loss column says, which counts"}
    ${[{ "Asset value": "very high", SLE: 6e4 }]}                             | ${"Note: Asset value is a score from 1 to 10 or words, not a quantity: it is not read"}
  `("$rows: $expected", ({ rows, expected }: { rows: Row[]; expected: string }) => {
    expect(said(...rows.map((row) => ({ ...base, ...row })))).toContain(expected);
  });

  it("stop nothing where another column says the loss, whatever is in them", () => {
    for (const row of [
      { "Asset value": "high", "Exposure factor": 7 },
      { "Asset value (CIA rating)": 4, EF: -1 },
      { AV: 3, "Value of asset": 9, "Exposure factor (of all)": 2 },
    ]) {
      expect(mean({ ...range, ...row })).toBe(mean(range));
      expect(said({ ...range, ...row }).filter((each) => each.startsWith("Problem"))).toEqual([]);
    }
  });
});

const amounts = { "Secondary low": 200_000, "Secondary high": 4_000_000 };

describe("the columns of a secondary loss", () => {
  const second = 1_353_994.298160464;

  it.each`
    row                                                                                                       | more
    ${{ ...amounts, "Secondary chance": 0.3 }}                                                                | ${0.3 * second}
    ${{ ...amounts, "Secondary chance (%)": 30 }}                                                             | ${0.3 * second}
    ${{ "SLM low (k€)": 200, "SLM high (k€)": 4000, SLEF: 0.3 }}                                              | ${0.3 * second}
    ${{ "Secondary loss": 90_000, "Secondary probability": 1 }}                                               | ${90_000}
    ${{ Sekundärschaden: 90_000, "Wahrscheinlichkeit Sekundärschaden": 0.5 }}                                 | ${45_000}
    ${{ "Perte secondaire basse": 2e5, "Perte secondaire haute": 4e6, "Probabilité de perte secondaire": 1 }} | ${second}
    ${{ "Pérdida secundaria": 90_000, "Probabilidad de pérdida secundaria": 0.5 }}                            | ${45_000}
    ${{ "Perda secundária": 90_000, "Probabilidade de perda secundária": 0.5 }}                               | ${45_000}
  `("$row: $more an event more", ({ row, more }: { row: Row; more: number }) => {
    const added = mean({ ...range, ...row }) - mean(range);
    expect(added / (0.5 * more)).toBeCloseTo(1, 10);
  });

  it.each`
    row                                                                         | expected
    ${{ ...amounts }}                                                           | ${"Problem: Secondary low must have a column Secondary chance beside it: the share of events that this follows, 0 to 1"}
    ${{ ...amounts, "Secondary chance": 0 }}                                    | ${"Warning: Secondary chance is blank: the secondary loss never happens; fill in the share of events that it follows"}
    ${{ "Secondary low": 2e5, "Secondary high": 0, "Secondary chance": 0.3 }}   | ${"Problem: Secondary high must be filled in beside Secondary low"}
    ${{ "Secondary low": 2e5, "Secondary high": 2e5, "Secondary chance": 0.3 }} | ${"Problem: Secondary high must be greater than Secondary low"}
    ${{ "Secondary low": 3e5, "Secondary high": 2e5, "Secondary chance": 0.3 }} | ${"Problem: Secondary high must be greater than Secondary low"}
    ${{ ...amounts, "Secondary loss": 1e5, "Secondary chance": 0.3 }}           | ${"Problem: Secondary loss must be left blank beside Secondary low: a loss is described in one way only"}
    ${{ "Secondary loss": 0, "Secondary chance": 0.3 }}                         | ${"Problem: Secondary loss must be filled in beside Secondary chance: what the secondary loss comes to"}
    ${{ "Secondary loss": 0, "Secondary chance": 30 }}                          | ${"Problem: Secondary chance must be between 0 and 1: write 0.3 or 30%"}
    ${{ ...amounts, "Secondary chance": 3 }}                                    | ${"Problem: Secondary chance must be between 0 and 1: write 0.03 or 3%"}
    ${{ "Secondary low": 2e5, "Secondary high": 1e8, "Secondary chance": 0.3 }} | ${"Warning: Secondary high is 500 times the low end: with a range this wide a lower low makes the mean rise"}
    ${{ "Secondary low": 200, "Secondary high": 1e7, "Secondary chance": 0.3 }} | ${"Warning: Secondary high gives a spread (σ) of 3.29 without a Loss cap: about one event in ten, or rarer, carries the mean"}
    ${{ "Secondary chance": 0.3 }}                                              | ${"Note: Secondary chance changes nothing: no column says what the secondary loss comes to"}
  `("$row: $expected", ({ row, expected }: { row: Row; expected: string }) => {
    expect(said({ ...range, ...row })).toContain(expected);
  });

  it("refuse a limit of the year beside a loss that is the same each time", () => {
    const insured = { ...base, Loss: 5e4, Retention: 1e4, "Annual limit": 1e5 };
    const both = { ...insured, "Secondary loss": 1e4, "Secondary chance": 0.5 };
    expect(said(both).filter((each) => each.startsWith("Problem"))).toEqual([
      "Problem: Annual limit must be left blank beside a loss that is the same each time and a secondary one: give the loss a range, Loss min and Loss max, if the limit of the year is to count",
    ]);
    expect(said(insured).filter((each) => each.startsWith("Problem"))).toEqual([]);
  });
});

describe("a wide range of rates", () => {
  it.each`
    row                                                | expected
    ${{ "Frequency low": 0.001, "Frequency high": 1 }} | ${"Warning: Frequency high is 1,000 times the low end: with a range this wide a lower low makes the mean rise"}
    ${{ "Frequency low": 1e-4, "Frequency high": 1 }}  | ${"Warning: Frequency high gives a spread (σ) of 2.80: a rate that is one of the highest tenth, or higher, carries the mean"}
  `("$row: $expected", ({ row, expected }: { row: Row; expected: string }) => {
    expect(said({ Threat: "A", Loss: 1000, ...row })).toContain(expected);
  });

  it("is not warned of where a lower low end makes the mean fall", () => {
    const narrow = { Threat: "A", Loss: 1000, "Frequency low": 0.01, "Frequency high": 2.2 };
    expect(said(narrow).filter((each) => each.startsWith("Warning"))).toEqual([]);
  });
});

describe("what moves a row of these columns", () => {
  it("moves primary and secondary amounts as Loss, and the chance by itself", () => {
    const cells = register({ ...range, ...amounts, "Secondary chance": 0.3 });
    const found = sensitivities(readRegister(cells), cells, { kind: "expected" }, 0.1);
    const by = new Map(found.map(({ field, low, high }) => [field, [low, high] as const]));
    const whole = mean({ ...range, ...amounts, "Secondary chance": 0.3 });
    expect([...by.keys()].sort()).toEqual(["Frequency", "Loss", "Secondary chance"]);
    expect((by.get("Loss")?.[1] ?? NaN) / whole).toBeCloseTo(1.1, 12);
    const share = mean({ ...range, ...amounts, "Secondary chance": 0.33 });
    expect((by.get("Secondary chance")?.[1] ?? NaN) / share).toBeCloseTo(1, 12);
  });

  it("moves the value of the asset as Loss", () => {
    const cells = register({ ...base, "Asset value": 2e5, "Exposure factor": 0.25 });
    const found = sensitivities(readRegister(cells), cells, { kind: "expected" }, 0.1);
    expect(found.map(({ field }) => field).sort()).toEqual(["Frequency", "Loss"]);
    for (const { low, high } of found) {
      expect(low).toBeCloseTo(22_500, 8);
      expect(high).toBeCloseTo(27_500, 8);
    }
  });

  it("finds the chance and the exposure that meet a target", () => {
    const secondary = register({ ...range, ...amounts, "Secondary chance": 0.3 });
    const read = readRegister(secondary);
    const [threat] = threatsOf(read);
    if (threat === undefined) throw new Error("must be a threat");
    const target = mean({ ...range, ...amounts, "Secondary chance": 0.45 });
    const ask = { threat, measure: { kind: "expected" }, target } as const;
    expect(breakEven(read, secondary, { ...ask, key: "secondaryChance" }).value).toBeCloseTo(
      0.45,
      8,
    );
    const asset = register({ ...base, "Asset value": 2e5, "Exposure factor": 0.25 });
    const own = readRegister(asset);
    const [other = threat] = threatsOf(own);
    const exposed = { threat: other, measure: ask.measure, target: 40_000 } as const;
    expect(breakEven(own, asset, { ...exposed, key: "exposureFactor" }).value).toBeCloseTo(0.4, 9);
  });

  it("is doubled by a scenario of twice the loss", () => {
    const doubled = (row: Row): number => {
      const cells = register(row);
      const read = readRegister(cells);
      const change = { kind: "loss", factor: 2 } as const;
      const lines = cells.map((line) => [...line]);
      for (const { threat, key, value } of changedCells(read, cells, [{ threats: null, change }])) {
        const line = lines[threat.row];
        if (line) line[read.columns.of.get(key)?.index ?? 0] = value;
      }
      return threatsOf(readRegister(lines)).reduce((sum, each) => sum + expectedLoss(each), 0);
    };
    for (const row of [
      { ...range, ...amounts, "Secondary chance": 0.3 },
      { ...base, "Asset value": 2e5, "Exposure factor": 0.25 },
      { ...range, "Asset value": 2e5, "Exposure factor": 0.25 },
    ]) {
      expect(doubled(row) / mean(row)).toBeCloseTo(2, 12);
    }
  });
});
