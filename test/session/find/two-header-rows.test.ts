import { sessionInMemory } from "../../support/pane/session-in-memory";

const on = sessionInMemory();
const { column, open, settle, threat, typed, view } = on;

afterEach(() => {
  on.close();
});

const twoRows = [
  ["Threat", "Frequency", "Loss (k€)", null, null, "Governance", null],
  [null, "per year", "Min", "Most likely", "Max", "Owner", "Status"],
  ["Ransomware", 0.25, 100, 300, 1200, "Ann", "Open"],
  ["Phishing", 2, 5, 10, 60, "Bob", "Open"],
];

describe("headers in two rows, under merged titles,", () => {
  it("are found with all their columns, and read as one", async () => {
    await open({ a: { kind: "sheet", cells: twoRows } });
    expect(view().place.address).toBe("Sheet1!A1:G4");
    expect(view().columns.map(({ header, field, scale }) => [header, field, scale])).toEqual([
      ["Threat", "threat", 1],
      ["Frequency per year", "frequency", 1],
      ["Loss (k€) Min", "min", 1000],
      ["Loss (k€) Most likely", "mostLikely", 1000],
      ["Loss (k€) Max", "max", 1000],
      ["Owner", "owner", 1],
      ["Status", "status", 1],
    ]);
    const pert = (min: number, mode: number, max: number) => (1000 * (min + 4 * mode + max)) / 6;
    const { totals } = view();
    expect(totals).toMatchObject({ kind: "totals", threats: 2 });
    expect(totals.kind === "totals" && totals.expectedLoss).toBeCloseTo(
      0.25 * pert(100, 300, 1200) + 2 * pert(5, 10, 60),
      6,
    );
    expect(view().formulas).toMatchObject({ range: "Sheet1!$A$1:$G$4", differences: [] });
  });

  it("get a threat below, and a unit by what is said of them, which formulas can have", async () => {
    await open({ a: { kind: "sheet", cells: twoRows } });
    await settle(
      on.session.add(
        typed({
          Threat: "Fraud",
          "Frequency per year": "1",
          "Loss (k€) Min": "1",
          "Loss (k€) Most likely": "2",
          "Loss (k€) Max": "9",
        }),
      ),
    );
    expect(threat("Fraud").figures.expectedLoss).toBeCloseTo(3000, 9);
    await on.session.setUnit(column("Frequency per year"), "per month");
    expect(threat("Fraud").figures.expectedLoss).toBeCloseTo(36_000, 9);
    await on.session.useInFormulas("formula");
    expect([...on.sheets.spilling.put.values()].join()).toContain(
      '=THREAT_REGISTER("Threat",Sheet1!$A$3:$A$5,"Frequency (per month)",Sheet1!$B$3:$B$5,"Loss min (thousands)",',
    );
    expect(view().formulas).toMatchObject({ name: "Threats", isCurrent: true });
  });

  it("say that nothing is written into them", async () => {
    await open({ a: { kind: "sheet", cells: twoRows } });
    await on.session.setUnit(column("Frequency per year"), "per month");
    const [answer] = await Promise.all([on.session.useInFormulas("headers"), on.timer.pass(0)]);
    expect(answer).toMatchObject({
      message:
        "The headers stand in two rows, which are read together: write the unit into one of them by hand.",
    });
  });

  it("are not seen where the first is a title only", async () => {
    const [, ...rows] = twoRows;
    const title = ["Cyber risks", null, null, "2026", null, null, null];
    const own = ["Threat", "Frequency", "Loss min", "Most likely", "Loss max", "Owner", "Status"];
    await open({ a: { kind: "sheet", cells: [title, own, ...rows.slice(1)] } });
    expect(view().place.address).toBe("Sheet1!A2:G4");
  });
});
