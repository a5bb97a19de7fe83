import { nativeCells, nativeFormula } from "../../src/formulas/without-add-in/native-formula";
import { isSameResult } from "../../src/formulas/without-add-in/same-result";
import { calculateBook } from "../../src/workbook/engine/calculate-book";
import { bookOf } from "../support/workbook/book-of";
import { worksheet } from "../support/workbook/worksheet";

const ours = { ids: new Set(worksheet.map(({ id }) => id)), prefix: "" };

/** Estimates in rows 2 to 5: usual, tiny, huge, and with 0 where that is allowed. */
const book = bookOf({
  Sheet1: {
    ...{ A2: 0.4, B2: 20_000, C2: 900_000, D2: 100_000, E2: 500_000, F2: 60_000, G2: 0.25 },
    ...{ A3: 12, B3: 0.01, C3: 0.02, D3: 0.015, E3: 0, F3: 0, G3: 0 },
    ...{ A4: 0.001, B4: 5e6, C4: 4e9, D4: 1e9, E4: 1e8, F4: 1, G4: 1 },
    ...{ A5: 0, B5: 1, C5: 1.5, D5: 1.2, E5: 1.4, F5: 700_000, G5: 0.9 },
    ...{ H2: 3, H3: 10, H4: 0.5, H5: 1, I2: 2, J2: 5, J3: 1, J4: 0, J5: 2 },
    // Left blank: I3 to I5.
    ...{ K2: 0.00001, K3: 2, K4: 0.000001, K5: 0.0005 },
  },
});

const formulas = [
  "=EXPECTED_LOSS(A2,B2,C2)",
  "=EXPECTED_LOSS(A2:A5,B2:B5,C2:C5)",
  "=EXPECTED_LOSS(A2:A5,B2:B5)",
  "=EXPECTED_LOSS(A2:A5,B2:B5,,,,E2:E5)",
  "=EXPECTED_LOSS(A2:A5,B2:B5,C2:C5,,,E2:E5)",
  '=EXPECTED_LOSS(A2:A5,B2:B5,C2:C5,,"lognormal",0)',
  '=EXPECTED_LOSS(A2:A5,B2:B5,C2:C5,D2:D5,"pert")',
  '=EXPECTED_LOSS(A2:A5,B2:B5,C2:C5,D2:D5,"Triangular")',
  '=EXPECTED_LOSS(A2:A5,B2:B5,C2:C5,,"uniform")',
  "=2*EXPECTED_LOSS(A2+1,B2,C2)^2-1",
  "=COVERAGE_GAP(B2:B5,F2:F5)",
  "=COVERAGE_GAP(EXPECTED_LOSS(A2:A5,B2:B5,C2:C5),F2:F5)",
  "=COVERAGE_RATIO(A2:A5,F2:F5)",
  "=COVERAGE_RATIO(EXPECTED_LOSS(A2:A5,B2:B5,C2:C5),F2:F5)",
  "=SUM(COVERAGE_GAP(B2:B5,F2:F5))+1",
  "=ROSI(C2:C5,B2:B5,H2:H5)",
  "=GORDON_LOEB_SPEND(C2:C5,G2:G5,K2:K5)",
  '=GORDON_LOEB_SPEND(C2:C5,G2:G5,K2:K5,"I",H2:H5)',
  '=GORDON_LOEB_SPEND(C2:C5,G2:G5,K2:K5,"II")',
  "=FREQUENCY_UPDATE(A2:A5,H2:H5,J2:J5,{4;2;1;9})",
  "=FREQUENCY_UPDATE(A2,H2,0,0)",
  "=ATTACKER_PROFIT(C2:C5,B2:B5,G2:G5)",
  "=COST_PER_SUCCESS(B2:B5,{0.1;0.5;1;0.02})",
  "=ATTACK_SUCCESS(F2:F5,B2:B5)",
  "=ATTACK_SUCCESS(F2:F5,B2:B5,I2:I5,0.4)",
  "=HARDENING_SPEND(C2:C5,{40;3;0;0.5},F2:F5+1,{9000;20;1;70})",
  "=HARDENING_RISK({40;3;0;0.5},F2:F5+1,{9000;20;1;70},B2:B5,C2:C5)",
  "=DETERRENCE_SPEND(C2:C5)",
  "=DETERRENCE_SPEND(C2:C5,I2:I5,0.8)",
];

const calculated = calculateBook(book, worksheet);

async function shown(formula: string) {
  return (await (await calculated).evaluate(formula.slice(1), "Sheet1")).values;
}

it.each(formulas)("%s has a form in Excel's own functions that gives the same", async (formula) => {
  const native = nativeFormula(formula, ours);
  if (native === null) throw new Error("it must have one");
  for (const id of ours.ids) expect(native).not.toContain(`${id}(`);
  const [wanted, given] = [await shown(formula), await shown(native)];
  expect(wanted.flat().filter((value) => typeof value !== "number")).toEqual([]);
  expect({ given, isSame: isSameResult(wanted, given) }).toEqual({ given, isSame: true });
});

it.each([
  "=CONTEST_OUTCOME(C2,F2)",
  "=CONTEST_OUTCOME(F2,C2)",
  '=CONTEST_OUTCOME(F2,C2,"simultaneous",I2,0.7)',
  '=CONTEST_OUTCOME(C2,F2,"defender first",I3,G2)',
])("%s has a form in each cell that it fills", async (formula) => {
  const cells = nativeCells(formula, ours);
  if (!cells) throw new Error("it must have one");
  const given = await Promise.all(
    cells.map((line) =>
      Promise.all(
        line.map(async (text) =>
          text.startsWith("=") ? ((await shown(text))[0]?.[0] ?? null) : text,
        ),
      ),
    ),
  );
  const wanted = await shown(formula);
  expect({ given, wanted, isSame: isSameResult(wanted, given) }).toMatchObject({ isSame: true });
});

it.each`
  formula                                      | because
  ${"=EXPECTED_LOSS(Threats[#All])"}           | ${"a register has no closed form in a cell"}
  ${'=COVERAGE_GAP(Threats[#All],"inherent")'} | ${"neither has its gap"}
  ${"=EXPECTED_LOSS(A2,B2,C2,,I2)"}            | ${"a cell may name any shape"}
  ${'=EXPECTED_LOSS(A2,B2,C2,D2,"pert",E2)'}   | ${"a capped PERT mean is none of Excel's"}
  ${"=LOSS_PERCENTILE(Threats[#All],0.95)"}    | ${"a year has no closed form"}
  ${"=ROSI(RAND(),0,1)"}                       | ${"chance would be asked several times"}
  ${"=ROSI(1,2)"}                              | ${"an argument is missing"}
  ${"=INDEX(CONTEST_OUTCOME(C2,F2),2,3)"}      | ${"its table stands in another formula"}
`("$formula has none: $because", ({ formula }) => {
  expect(nativeFormula(formula as string, ours)).toBeNull();
  expect(nativeCells(formula as string, ours)).toBeNull();
});

it("leaves texts that read like a call alone, and knows the namespace of a build", () => {
  expect(nativeFormula('="ROSI(1,2,3)"&A2', ours)).toBe('="ROSI(1,2,3)"&A2');
  expect(nativeFormula("=Acme.ROSI(C2,B2,H2)", { ...ours, prefix: "ACME" })).toBe("=(C2-B2-H2)/H2");
});
