import { sessionInMemory } from "../../support/pane/session-in-memory";

const on = sessionInMemory();
const { column, open, threat, typed } = on;

afterEach(() => {
  on.close();
});

describe("a session with the register of a workbook checks a draft", () => {
  beforeEach(() =>
    open({
      a: {
        cells: [
          ["Threat", "Frequency", "Loss low", "Loss high", "Spend"],
          ["Fire", 0.1, 1000, 2000, 40],
          ["Theft", 1, 10, 20, 5],
        ],
      },
    }),
  );
  const rules = (name: string | null, fields: Readonly<Record<string, string>>): string[] =>
    on.session
      .check(name === null ? null : threat(name), typed(fields))
      .findings.map(({ kind, sentence, address }) => `${kind} ${address}: ${sentence}`);

  it("in the words of REGISTER_CHECK, across fields", () => {
    expect(rules("Fire", {})).toEqual([]);
    expect(rules("Fire", { Frequency: "5k" })).toEqual([
      'Problem B2: Frequency of Fire must be a number, got the text "5k"',
    ]);
    expect(rules("Fire", { "Loss low": "3,000" })).toEqual([
      expect.stringMatching(/^Problem [CD]2: Loss (low|high) of Fire must /),
    ]);
    expect(rules("Fire", { Threat: " theft " })).toEqual([
      'Problem A2: Threat of theft must differ from row to row: row 2 has this name, got the text "theft"',
    ]);
    expect(rules("Fire", { Spend: "-1" })).toEqual([
      "Problem E2: Spend of Fire must be 0 or more, got -1",
    ]);
  });

  it("of a threat that is not there yet", () => {
    expect(rules(null, { Threat: "Flood" })).toEqual([
      "Problem null: Frequency of Flood is empty",
      expect.stringMatching(/^Problem null: Loss of Flood must be filled in/),
    ]);
  });

  it("and says what it would come to", () => {
    const { figures, values } = on.session.check(
      threat("Fire"),
      typed({ Frequency: "20%", Spend: "$ 1,000.5" }),
    );
    const doubled = threat("Fire").figures.expectedLoss ?? 0;
    expect(figures.expectedLoss).toBeCloseTo(2 * doubled, 8);
    expect(figures).toMatchObject({ spend: 1000.5, gap: 0, ratio: 1, reason: null });
    expect([...values]).toEqual([
      [column("Frequency"), 0.2],
      [column("Spend"), 1000.5],
    ]);
  });
});
