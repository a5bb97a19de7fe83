import { openRegisterSession } from "../../src/session/open-register-session";
import { CellError, SheetError } from "../../src/session/contract/register-port";
import type { RegisterSession, SaveResult } from "../../src/session/contract/register-session";
import type { RegisterView, ThreatView } from "../../src/session/contract/register-snapshot";
import { manualTimer, type ManualTimer } from "../support/pane/manual-timer";
import { regionIn } from "../support/said-in";
import {
  type AreaInMemory,
  sheetsInMemory,
  type SheetsInMemory,
} from "../support/pane/sheets-in-memory";

const headers = ["Threat", "Frequency", "Loss", "Spend"];
const fire = ["Fire", 0.1, 1000, 40];
const theft = ["Theft", 2, 10, 50];

describe("a session with the register of a workbook", () => {
  let sheets: SheetsInMemory;
  let timer: ManualTimer;
  let session: RegisterSession;
  let published: number;

  async function open(
    areas: Readonly<Record<string, AreaInMemory>>,
    locale = "en-US",
  ): Promise<void> {
    sheets = sheetsInMemory(areas);
    sheets.speak(regionIn(locale));
    await openOn();
  }

  async function openOn(locale = "en-US"): Promise<void> {
    timer = manualTimer();
    session = openRegisterSession(sheets, timer.after, locale);
    published = 0;
    session.subscribe(() => published++);
    await timer.pass(0);
  }

  const view = (): RegisterView => {
    const { register } = session.getSnapshot();
    if (register.kind !== "register")
      throw new Error(`the snapshot must show one: ${register.kind}`);
    return register;
  };
  const threat = (name: string): ThreatView => {
    const found = view().threats.find((each) => each.name === name);
    if (!found) throw new Error(`there must be ${name}`);
    return found;
  };
  const column = (header: string): string =>
    view().columns.find((each) => each.header === header)?.id ?? "";
  const typed = (fields: Readonly<Record<string, string>>): Map<string, string> =>
    new Map(Object.entries(fields).map(([header, text]) => [column(header), text]));
  const settle = async (work: Promise<SaveResult>): Promise<SaveResult> => {
    const [result] = await Promise.all([work, timer.pass(0)]);
    return result;
  };
  const hinted = async (): Promise<void> => {
    sheets.hint();
    await timer.pass(150);
  };

  afterEach(() => {
    session.close();
  });

  describe("shows", () => {
    it("nothing before the workbook answered", () => {
      sheets = sheetsInMemory({});
      timer = manualTimer();
      session = openRegisterSession(sheets, timer.after, "en-US");
      expect(session.getSnapshot()).toEqual({
        register: { kind: "connecting" },
        trouble: null,
        selection: null,
      });
    });

    it("what a register adds up to, where it is and what each threat comes to", async () => {
      await open({
        a: {
          row: 3,
          column: 1,
          sheet: "Register",
          table: "Threats",
          cells: [headers, fire, theft],
          formats: [undefined, undefined, "#,##0", '"$"#,##0'],
        },
      });
      expect(view()).toMatchObject({
        place: {
          id: "a",
          kind: "table",
          name: "Threats",
          address: "Register!B4:E6",
          cells: { row: 3, column: 1, rows: 3, columns: 4 },
        },
        totals: {
          kind: "totals",
          threats: 2,
          expectedLoss: 120,
          coverage: { spend: 90, required: 120, gap: 60, ratio: 0.5 },
          threatsShort: 1,
          threatsInexact: 0,
        },
        rule: "expected",
        problems: 0,
        findings: [],
        money: { sign: "$", code: null, isBefore: true, isApart: false, decimals: 0 },
        isProtected: false,
      });
      expect(view().columns.map(({ header, address, field }) => [header, address, field])).toEqual([
        ["Threat", "B4", "threat"],
        ["Frequency", "C4", "frequency"],
        ["Loss", "D4", "loss"],
        ["Spend", "E4", "spend"],
      ]);
      expect(threat("Fire")).toMatchObject({
        address: "B5:E5",
        state: "open",
        findings: [],
        figures: { expectedLoss: 100, required: 100, spend: 40, gap: 60, ratio: 0.4, reason: null },
      });
      expect(threat("Fire").byColumn.get(column("Loss"))).toMatchObject({
        value: 1000,
        text: "1,000",
        typed: "1000",
        formula: null,
        address: "D5",
        format: "#,##0",
      });
      expect(published).toBe(1);
    });

    it("each row's own figures where one has a problem, and refuses only the totals", async () => {
      await open({
        a: {
          cells: [
            [...headers, "Status"],
            ["Fire", "often", 1000, 40, null],
            ["Theft", 2, 10, "much", null],
            ["Flood", 1, 5, 6, "Closed"],
            ["Fraud", 1, 5, 6, null],
            ["Total", 1, 1, 1, null],
          ],
        },
      });
      const seen = view().threats.map(({ name, state, figures }) => [name, state, figures]);
      expect(seen).toEqual([
        [
          "Fire",
          "problem",
          {
            expectedLoss: null,
            required: null,
            spend: 40,
            gap: null,
            ratio: null,
            reason: 'Frequency of Fire must be a number, got the text "often"',
          },
        ],
        [
          "Theft",
          "problem",
          {
            expectedLoss: 20,
            required: 20,
            spend: null,
            gap: null,
            ratio: null,
            reason: 'Spend of Theft must be a number, got the text "much"',
          },
        ],
        [
          "Flood",
          "left out",
          {
            expectedLoss: null,
            required: null,
            spend: null,
            gap: null,
            ratio: null,
            reason: null,
          },
        ],
        [
          "Fraud",
          "open",
          { expectedLoss: 5, required: 5, spend: 6, gap: 0, ratio: 1, reason: null },
        ],
      ]);
      expect(view().totals).toMatchObject({
        kind: "refused",
        problem: {
          sentence: expect.stringContaining("Frequency of Fire") as string,
          address: "B2",
        },
      });
      expect(view().problems).toBe(2);
    });

    it("no coverage where nothing is said about spend", async () => {
      await open({ a: { cells: [headers.slice(0, 3), fire.slice(0, 3)] } });
      expect(view().totals).toMatchObject({ expectedLoss: 100, coverage: null });
      expect(threat("Fire").figures).toEqual({
        expectedLoss: 100,
        required: 100,
        spend: null,
        gap: null,
        ratio: null,
        reason: null,
      });
    });

    it("a sum no number can hold as a problem", async () => {
      await open({ a: { cells: [headers, ["A", 1, 1.7e308, 0], ["B", 1, 1.7e308, 0]] } });
      expect(view().totals).toMatchObject({
        kind: "refused",
        problem: { sentence: "required spend must stay below 1.8e308, got a larger sum" },
      });
    });

    it("for how many threats what is required may be off: thousands of equal losses a year", async () => {
      const uniform = ["Threat", "Frequency", "Loss min", "Loss max", "Loss model", "Spend"];
      const order = ["Order", 3000, 999, 1001, "uniform", 3e6];
      const outage = ["Outage", 0.5, 1000, 90000, "uniform", 1e4];
      await open({ a: { cells: [uniform, order, outage] } });
      expect(view().totals).toMatchObject({ kind: "totals", threatsInexact: 0 });
      await session.chooseRule("percentile");
      expect(view().totals).toMatchObject({ kind: "totals", threats: 2, threatsInexact: 1 });
    });

    it("a table without threats, and what is missing", async () => {
      await open({ a: { cells: [headers, [null, null, null, null]] } });
      expect(view().threats).toEqual([]);
      expect(view().totals).toMatchObject({
        kind: "refused",
        problem: {
          sentence: "Threat must be filled in: the register has no threats, got a blank cell or 0",
        },
      });
    });

    it("cells as they are typed in the region, and formulas as formulas", async () => {
      await open(
        {
          a: {
            cells: [
              ["Threat", "Frequency", "Loss", "Last reviewed"],
              ["Fire", 0.0748, 1234.5, 46000],
              ["Theft", 0.5, new CellError("#N/A"), null],
            ],
            formulas: { "2,1": "=B2*2" },
            formats: [undefined, "0.00%", "#,##0.00", "yyyy-mm-dd"],
          },
        },
        "de-DE",
      );
      const cells = (name: string): unknown[] =>
        [...threat(name).byColumn.values()].map((cell) => [cell.typed, cell.formula]);
      expect(cells("Fire")).toEqual([
        ["Fire", null],
        ["7,48%", null],
        ["1234,5", null],
        ["9.12.2025", null],
      ]);
      expect(cells("Theft")).toEqual([
        ["Theft", null],
        ["50%", "=B2*2"],
        ["#N/A", null],
        ["", null],
      ]);
    });

    it("which columns are calculated", async () => {
      await open({
        a: {
          cells: [headers, fire, theft],
          formulas: { "1,3": "=C2*0.04", "2,3": "=C3*0.04", "1,2": "=500*2" },
        },
      });
      expect(view().columns.map(({ isCalculated }) => isCalculated)).toEqual([
        false,
        false,
        false,
        true,
      ]);
    });
  });

  describe("keeps up with the sheet", () => {
    it("and reads once for many hints", async () => {
      await open({ a: { cells: [headers, fire] } });
      const before = sheets.reads;
      sheets.put("a", { cells: [headers, theft] });
      for (let edit = 0; edit < 20; edit++) sheets.hint();
      await timer.pass(149);
      expect(sheets.reads).toBe(before);
      await timer.pass(1);
      expect(sheets.reads).toBe(before + 1);
      expect(view().totals).toMatchObject({ expectedLoss: 20 });
      expect(published).toBe(2);
    });

    it("and publishes nothing for hints without a change", async () => {
      await open({ a: { cells: [headers, fire] } });
      const before = session.getSnapshot();
      for (let hint = 0; hint < 5; hint++) {
        sheets.hint();
        await timer.pass(1000);
      }
      expect(session.getSnapshot()).toBe(before);
      expect(published).toBe(1);
    });

    it("and leaves what did not change the same object", async () => {
      await open({ a: { cells: [headers, fire, theft] } });
      const before = view();
      sheets.put("a", { cells: [headers, ["Fire", 0.2, 1000, 40], theft] });
      await hinted();
      expect(view()).not.toBe(before);
      expect(view().threats[0]).not.toBe(before.threats[0]);
      expect(view().threats[1]).toBe(before.threats[1]);
      expect([view().columns, view().place, view().money]).toEqual([
        before.columns,
        before.place,
        before.money,
      ]);
      expect(view().columns).toBe(before.columns);
    });

    it("and hears of a change whose hint got lost when it is told to refresh", async () => {
      await open({ a: { cells: [headers, fire] } });
      sheets.put("a", { cells: [headers, fire, theft] });
      session.refresh();
      await timer.pass(0);
      expect(view().threats).toHaveLength(2);
    });

    it("and knows threats again that are sorted, moved or renamed", async () => {
      await open({ a: { cells: [headers, fire, theft, ["Flood", 1, 2, 3]] } });
      const ids = (): string[][] => view().threats.map(({ name, id }) => [name, id]);
      const [[, one], [, two], [, three]] = ids() as [string[], string[], string[]];
      sheets.put("a", { row: 5, cells: [headers, ["Flood", 1, 2, 3], theft, fire] });
      await hinted();
      expect(ids()).toEqual([
        ["Flood", three],
        ["Theft", two],
        ["Fire", one],
      ]);
      sheets.put("a", {
        row: 5,
        cells: [headers, ["High water", 1, 2, 3], fire, ["New", 1, 1, 1]],
      });
      await hinted();
      expect(ids().slice(0, 2)).toEqual([
        ["High water", three],
        ["Fire", one],
      ]);
      expect([one, two, three]).not.toContain(ids()[2]?.[1]);
    });

    it("and tells threats of one name by what they hold, then by their order", async () => {
      await open({ a: { cells: [headers, fire, ["Fire", 9, 9, 9]] } });
      const [first, second] = view().threats.map(({ id }) => id);
      sheets.put("a", { cells: [headers, ["Fire", 9, 9, 9], fire] });
      await hinted();
      expect(view().threats.map(({ id }) => id)).toEqual([second, first]);
    });

    it("and knows columns again that are moved or renamed", async () => {
      await open({ a: { cells: [headers, fire] } });
      const ids = view().columns.map(({ id }) => id);
      sheets.put("a", {
        cells: [
          ["Spend", "Frequency", "Loss", "Threat"],
          [40, 0.1, 1000, "Fire"],
        ],
      });
      await hinted();
      expect(view().columns.map(({ id }) => id)).toEqual([ids[3], ids[1], ids[2], ids[0]]);
      sheets.put("a", {
        cells: [
          ["Budget", "Frequency", "Loss", "Threat"],
          [40, 0.1, 1000, "Fire"],
        ],
      });
      await hinted();
      expect(view().columns.map(({ id }) => id)).toEqual([ids[3], ids[1], ids[2], ids[0]]);
    });

    it("and stays with its table while a header is renamed, and says what is missing", async () => {
      await open({ a: { cells: [headers, fire] }, b: { cells: [headers, theft] } });
      sheets.put("a", { cells: [["Threat", "xyz", "Loss", "Spend"], fire] });
      await hinted();
      expect(view()).toMatchObject({
        place: { id: "a" },
        findings: [
          {
            kind: "Note",
            sentence: 'Column "xyz" is not a column of the register: it is not read',
          },
          { kind: "Problem", sentence: expect.stringContaining("must be a column") as string },
        ],
        threats: [{ name: "Fire", figures: { expectedLoss: null, spend: 40 } }],
      });
    });

    it("and knows a register again that was gone, or left for another", async () => {
      await open({
        a: { cells: [headers, fire, theft], table: "Threats" },
        b: { cells: [headers, ["Fire", 9, 9, 9]], table: "Plan" },
      });
      const [first, fireRow] = [view().columns, threat("Fire")];
      sheets.remove("a");
      await hinted();
      expect(session.getSnapshot().register.kind).toBe("none");
      sheets.put("a2", { cells: [headers, theft, fire], table: "Threats" });
      await hinted();
      expect(view().columns.map(({ id }) => id)).toEqual(first.map(({ id }) => id));
      expect(threat("Fire").id).toBe(fireRow.id);
      await session.choose("b 0,0");
      expect(threat("Fire").id).not.toBe(fireRow.id);
      expect(view().columns.some(({ id }) => first.some((each) => each.id === id))).toBe(false);
      await session.choose("a2 0,0");
      expect(threat("Fire").id).toBe(fireRow.id);
    });

    it("and tells two ranges of one sheet apart", async () => {
      const none = [null, null, null, null];
      await open({
        s: { kind: "sheet", cells: [headers, fire, none, none, headers, ["Fire", 9, 9, 9]] },
      });
      const upper = [threat("Fire").id, column("Spend")];
      await session.choose("s 4,0");
      expect(view().place.address).toBe("Sheet1!A5:D6");
      expect([threat("Fire").id, column("Spend")]).not.toEqual(upper);
      await session.choose("s 0,0");
      expect([threat("Fire").id, column("Spend")]).toEqual(upper);
    });

    it("and says where the user is in the register", async () => {
      await open({ a: { row: 3, column: 1, cells: [headers, fire, theft] } });
      const at = (row: number, columnAt: number, sheet = "Sheet1") => ({
        sheet,
        areas: ["a"],
        cells: { row, column: columnAt, rows: 1, columns: 1 },
      });
      const selection = async (...where: Parameters<typeof at>): Promise<unknown> => {
        sheets.goTo(at(...where));
        await timer.pass(50);
        return session.getSnapshot().selection;
      };
      expect(await selection(5, 3)).toEqual({ threat: threat("Theft").id, column: column("Loss") });
      expect(await selection(3, 1)).toEqual({ threat: null, column: column("Threat") });
      expect(await selection(6, 1)).toBe(null);
      expect(await selection(4, 0)).toBe(null);
      expect(await selection(4, 1, "Other")).toBe(null);
    });
  });

  describe("finds", () => {
    it("a register as soon as there is one", async () => {
      await open({});
      expect(session.getSnapshot().register).toEqual({ kind: "none", lost: null, candidates: [] });
      sheets.put("a", { cells: [headers, fire] });
      await hinted();
      expect(view().threats).toHaveLength(1);
    });

    it("none in nearly one, and says what it lacks", async () => {
      await open({
        a: {
          kind: "sheet",
          cells: [
            ["Threat", "How often", "Loss"],
            ["Fire", 1, 10],
            ["Theft", 1, 10],
          ],
        },
      });
      expect(session.getSnapshot().register).toEqual({
        kind: "none",
        lost: null,
        candidates: [
          {
            id: "a 0,0",
            kind: "range",
            address: "Sheet1!A1:C3",
            name: null,
            threats: 2,
            problems: 0,
            missing: ["Frequency"],
            unread: [{ header: "How often", guess: null }],
            isChosen: false,
          },
        ],
      });
    });

    it("the register that is chosen, now and when the workbook is opened again", async () => {
      await open({ a: { cells: [headers, fire] }, b: { cells: [headers, theft], table: "Plan" } });
      const [, other] = await session.candidates();
      expect(other).toMatchObject({ name: "Plan", isChosen: false });
      await session.choose(other?.id ?? "");
      expect(view().place.id).toBe("b");
      expect((await session.candidates()).map(({ isChosen }) => isChosen)).toEqual([false, true]);
      session.close();
      await openOn();
      expect(view().place.id).toBe("b");
    });

    it("a chosen table by its name where another application gave it another id", async () => {
      await open({ a: { cells: [headers, fire] }, b: { cells: [headers, theft], table: "Plan" } });
      await session.choose("b 0,0");
      session.close();
      sheets.remove("b");
      sheets.put("c", { cells: [headers, theft], table: "Plan" });
      await openOn();
      expect(view().place.id).toBe("c");
    });

    it("the best register again when told to look again", async () => {
      await open({ a: { cells: [headers, fire] }, b: { cells: [headers, theft] } });
      await session.choose("b 0,0");
      session.lookAgain();
      expect(session.getSnapshot().register).toEqual({ kind: "connecting" });
      await timer.pass(0);
      expect(view().place.id).toBe("a");
    });

    it("nothing else in place of a table that was deleted, until it is back or another is chosen", async () => {
      await open({
        a: { cells: [headers, fire], table: "Threats", sheet: "Register" },
        b: { cells: [headers, theft] },
      });
      sheets.remove("a");
      await hinted();
      expect(session.getSnapshot().register).toMatchObject({
        kind: "none",
        lost: "Threats on Register",
        candidates: [{ id: "b 0,0", threats: 1 }],
      });
      sheets.put("a", { cells: [headers, fire], table: "Threats", sheet: "Register" });
      await hinted();
      expect(view().place.id).toBe("a");
      sheets.remove("a");
      await hinted();
      await session.choose("b 0,0");
      expect(view().place.id).toBe("b");
    });

    it.each`
      selection                                     | address
      ${{ row: 5, column: 6, rows: 1, columns: 1 }} | ${"Sheet1!F5:H7"}
      ${{ row: 4, column: 5, rows: 3, columns: 3 }} | ${"Sheet1!F5:H7"}
      ${{ row: 1, column: 0, rows: 1, columns: 1 }} | ${"Sheet1!A1:C2"}
    `(
      "the range around the selection $selection",
      async ({ selection, address }: { selection: never; address: string }) => {
        const blank = [null, null, null, null, null, null, null, null];
        await open({
          s: {
            kind: "sheet",
            cells: [
              ["Threat", "Frequency", "Loss", null, null, null, null, null],
              ["Fire", 1, 10, null, null, null, null, null],
              blank,
              blank,
              [null, null, null, null, null, "Gefahr", "je Jahr", "Schaden"],
              [null, null, null, null, null, "Feuer", 1, 10],
              [null, null, null, null, null, "Diebstahl", 1, 10],
            ],
          },
        });
        sheets.goTo({ sheet: "Sheet1", areas: ["s"], cells: selection });
        expect(await session.chooseSelection()).toEqual({ kind: "chosen" });
        expect(view().place.address).toBe(address);
      },
    );

    it("no register in a selection without headers", async () => {
      await open({ s: { kind: "sheet", cells: [["Notes"], ["x"]] } });
      sheets.goTo({
        sheet: "Sheet1",
        areas: ["s"],
        cells: { row: 0, column: 0, rows: 2, columns: 1 },
      });
      expect(await session.chooseSelection()).toMatchObject({ kind: "refused" });
      sheets.goTo(null);
      expect(await session.chooseSelection()).toMatchObject({ kind: "refused" });
    });

    it("the empty register it put into the workbook", async () => {
      await open({ x: { cells: [["a"]], sheet: "Register" } });
      expect(await session.insertStarterRegister()).toEqual({ kind: "chosen" });
      expect(view().place).toMatchObject({ name: "Threats", address: "'Register 2'!A1:G2" });
      expect(view().columns.map(({ field }) => field)).toEqual([
        "threat",
        "frequency",
        "low",
        "high",
        "spend",
        "owner",
        "status",
      ]);
      const added = await settle(
        session.add(
          typed({ Threat: "Fire", Frequency: "0.1", "Loss low": "1,000", "Loss high": "20,000" }),
        ),
      );
      expect(added).toEqual({ kind: "saved", threat: threat("Fire").id });
      expect(sheets.contents("made Register 2")).toEqual([
        view().columns.map(({ header }) => header),
        ["Fire", 0.1, 1000, 20000, null, null, null],
      ]);
    });
  });

  describe("reads columns as it is told", () => {
    const cells = [
      ["Treatment", "Risk", "How often", "Loss"],
      ["None", "Breach", 1, 10],
      ["MFA", "Breach", 0.5, 10],
    ];

    it("by a field for a header nobody knows, for everybody", async () => {
      await open({ a: { cells } });
      session.close();
      await openOn();
      sheets.goTo({
        sheet: "Sheet1",
        areas: ["a"],
        cells: { row: 0, column: 0, rows: 1, columns: 1 },
      });
      await session.chooseSelection();
      expect(await session.mapColumn(column("How often"), "frequency")).toEqual({ kind: "chosen" });
      expect(view().columns[2]).toMatchObject({ field: "frequency", isMapped: true });
      expect(await session.joinColumns([column("Treatment"), column("Risk")])).toEqual({
        kind: "chosen",
      });
      expect(view().nameColumns).toEqual([column("Treatment"), column("Risk")]);
      expect(view().threats.map(({ name, figures }) => [name, figures.expectedLoss])).toEqual([
        ["None Breach", 10],
        ["MFA Breach", 5],
      ]);
      session.close();
      await openOn();
      expect(view().totals).toMatchObject({ expectedLoss: 15 });
      await session.mapColumn(column("How often"), null);
      await session.joinColumns([]);
      expect(view().columns.map(({ field }) => field)).toEqual([null, "threat", null, "loss"]);
    });

    it("each register by what was said of it, when another was shown and mapped meanwhile", async () => {
      const strange = [
        ["Gefahr", "How often", "Loss"],
        ["Feuer", 1, 10],
      ];
      const blank = [null, null, null];
      await open({
        a: { cells },
        s: { kind: "sheet", sheet: "Plan", cells: [...strange, blank, blank, ...strange] },
      });
      const map = async (header: string, field: "threat" | "frequency"): Promise<void> => {
        expect(await session.mapColumn(column(header), field)).toEqual({ kind: "chosen" });
      };
      const fields = () => view().columns.map(({ field }) => field);
      await session.choose("a 0,0");
      await map("How often", "frequency");
      expect(fields()).toEqual([null, "threat", "frequency", "loss"]);
      for (const [row, address] of [
        [0, "Plan!A1:C2"],
        [4, "Plan!A5:C6"],
      ] as const) {
        const at = { row, column: 0, rows: 2, columns: 3 };
        sheets.goTo({ sheet: "Plan", areas: ["s"], cells: at });
        expect(await session.chooseSelection()).toEqual({ kind: "chosen" });
        expect(view().place.address).toBe(address);
      }
      await map("Gefahr", "threat");
      expect(fields()).toEqual(["threat", null, "loss"]);
      await session.choose("a 0,0");
      expect(fields()).toEqual([null, "threat", "frequency", "loss"]);
      session.close();
      await openOn();
      expect(fields()).toEqual([null, "threat", "frequency", "loss"]);
    });

    it("a range that was moved as it was told before", async () => {
      const plain = [
        ["Risk", "How often", "Loss"],
        ["Fire", 1, 10],
      ];
      await open({ s: { kind: "sheet", cells: plain } });
      sheets.goTo({
        sheet: "Sheet1",
        areas: ["s"],
        cells: { row: 0, column: 0, rows: 2, columns: 3 },
      });
      await session.chooseSelection();
      await session.mapColumn(column("How often"), "frequency");
      sheets.put("s", { kind: "sheet", row: 7, column: 2, cells: plain });
      await hinted();
      expect(view().place.address).toBe("Sheet1!C8:E9");
      expect(view().columns.map(({ field }) => field)).toEqual(["threat", "frequency", "loss"]);
    });

    it("by the rule that is chosen", async () => {
      const reduced = [
        [...headers, "Loss reduction"],
        [...fire, 0.5],
      ];
      await open({ a: { cells: reduced } });
      expect(view()).toMatchObject({ rule: "expected", threats: [{ figures: { required: 50 } }] });
      await session.chooseRule("inherent");
      expect(view()).toMatchObject({ rule: "inherent", threats: [{ figures: { required: 100 } }] });
    });

    it("by a rule with columns of its own only where the register has them", async () => {
      await open({ a: { cells: [headers, fire] } });
      await session.chooseRule("deterrence");
      expect(view()).toMatchObject({
        rule: "expected",
        rules: ["expected", "inherent", "percentile", "tail"],
        rulesApart: [
          { rule: "deterrence", columns: ["Attacker value"] },
          { rule: "optimum", columns: ["Vulnerability", "Productivity"] },
        ],
      });
    });

    it("by a rule that one row says nothing for, without the coverage and with the reason", async () => {
      const wider = [...headers, "Attacker value"];
      await open({ a: { cells: [wider, [...fire, 500], [...theft, null]] } });
      await session.chooseRule("deterrence");
      const lacks =
        "Attacker value in row 2 (Theft) of the register must be filled in for the rule deterrence, got a blank cell or 0";
      expect(view()).toMatchObject({
        rule: "deterrence",
        rulesApart: [{ rule: "optimum" }],
        totals: { kind: "totals", expectedLoss: 120, coverage: null, ruleLacks: lacks },
      });
      expect(threat("Fire").figures).toMatchObject({ required: 500, gap: 460, ratio: 0.08 });
      expect(threat("Theft").figures).toMatchObject({ required: null, gap: null, reason: lacks });
    });

    it("and not by a header that is blank or stands twice", async () => {
      await open({
        a: {
          cells: [
            ["Threat", "Frequency", "Loss", "x", "x", null],
            ["Fire", 1, 2, 3, 4, 5],
          ],
        },
      });
      const [, , , x, , none] = view().columns.map(({ id }) => id);
      expect(await session.mapColumn(x ?? "", "spend")).toEqual({
        kind: "refused",
        message: '"x" must be the header of one column only: it stands in D1 and E1.',
      });
      expect(await session.mapColumn(none ?? "", "spend")).toMatchObject({
        message: "F1 must hold a header first: give the column one.",
      });
    });
  });

  describe("checks a draft", () => {
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
      session
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
        "Problem null: Frequency of Flood must be greater than 0, got a blank cell or 0",
        expect.stringMatching(/^Problem null: Loss of Flood must be filled in/),
      ]);
    });

    it("and says what it would come to", () => {
      const { figures, values } = session.check(
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

  describe("saves", () => {
    beforeEach(() =>
      open({
        a: { row: 3, column: 1, cells: [headers, fire, theft], formulas: { "2,3": "=D6*5" } },
      }),
    );

    it("what was typed, in one step", async () => {
      const base = threat("Fire");
      const result = await settle(
        session.save(base, typed({ Threat: "Blaze", Frequency: "0.25", Loss: "2,000" })),
      );
      expect(result).toEqual({ kind: "saved", threat: base.id });
      expect(sheets.contents("a")[1]).toEqual(["Blaze", 0.25, 2000, 40]);
      expect(threat("Blaze")).toMatchObject({ id: base.id, figures: { expectedLoss: 500 } });
      expect(sheets.steps).toBe(1);
      sheets.undo();
      await timer.pass(150);
      expect(threat("Fire")).toMatchObject({ id: base.id, figures: { expectedLoss: 100 } });
    });

    it("nothing where nothing differs", async () => {
      const result = await settle(session.save(threat("Fire"), typed({ Loss: "1000.0" })));
      expect(result).toMatchObject({ kind: "saved" });
      expect(sheets.steps).toBe(0);
    });

    it("nothing where a cell was changed under the user, and shows both", async () => {
      const base = threat("Fire");
      sheets.put("a", { row: 3, column: 1, cells: [headers, ["Fire", 0.1, 7000, 41], theft] });
      const changes = typed({ Frequency: "0.2", Loss: "5000" });
      const result = await settle(session.save(base, changes));
      expect(result).toMatchObject({
        kind: "conflict",
        current: { id: base.id, name: "Fire" },
        cells: [
          {
            column: column("Loss"),
            before: { value: 1000 },
            yours: "5000",
            theirs: { value: 7000, address: "D5" },
          },
        ],
      });
      expect(sheets.contents("a")[1]).toEqual(["Fire", 0.1, 7000, 41]);
      if (result.kind !== "conflict") throw new Error("it must be a conflict");
      await settle(session.save(result.current, changes));
      expect(sheets.contents("a")[1]).toEqual(["Fire", 0.2, 5000, 41]);
    });

    it("a number in place of a text that looks like one, and a text with its line breaks", async () => {
      const rows = [
        [...headers, "Owner", "Cost centre"],
        [...fire, "Ann\nBo", 4711],
      ];
      rows[1]?.splice(1, 1, "0.35");
      await open({ a: { cells: rows } });
      const base = threat("Fire");
      expect(base.byColumn.get(column("Frequency"))?.typed).toBe("'0.35");
      const draft = typed({ Frequency: "0.35", Owner: "Ann\u21b5Cy", "Cost centre": "4712" });
      expect(session.check(base, draft).findings.filter(({ kind }) => kind === "Problem")).toEqual(
        [],
      );
      await settle(session.save(base, draft));
      expect(sheets.contents("a")[1]).toEqual(["Fire", 0.35, 1000, 40, "Ann\nCy", 4712]);
    });

    it("what both typed alike without asking", async () => {
      const base = threat("Fire");
      sheets.put("a", { row: 3, column: 1, cells: [headers, ["Fire", 0.1, 5000, 40], theft] });
      expect(await settle(session.save(base, typed({ Loss: "5000" })))).toMatchObject({
        kind: "saved",
      });
    });

    it("to the threat's own row after the sheet was sorted", async () => {
      const base = threat("Fire");
      sheets.put("a", { row: 3, column: 1, cells: [headers, theft, fire] });
      await settle(session.save(base, typed({ Spend: "99" })));
      expect(sheets.contents("a")).toEqual([headers, theft, ["Fire", 0.1, 1000, 99]]);
    });

    it("over a formula only when that was chosen", async () => {
      const base = threat("Theft");
      const changes = typed({ Spend: "60" });
      expect(await settle(session.save(base, changes))).toEqual({
        kind: "formulas",
        columns: [column("Spend")],
      });
      expect(sheets.steps).toBe(0);
      await settle(session.save(base, changes, { replaceFormulas: true }));
      expect(sheets.contents("a")[2]).toEqual(["Theft", 2, 10, 60]);
    });

    it("nothing it takes for saved where the sheet refused in the end", async () => {
      const base = threat("Fire");
      const changes = typed({ Threat: "Blaze", Loss: "5" });
      sheets.put("a", {
        row: 3,
        column: 1,
        cells: [headers, fire, theft],
        isProtected: true,
      });
      expect(await settle(session.save(base, changes))).toMatchObject({ kind: "refused" });
      expect(session.check(base, new Map()).figures.expectedLoss).toBe(100);
      session.refresh();
      await timer.pass(0);
      expect(threat("Fire").id).toBe(base.id);
    });

    it("nothing where the threat is gone", async () => {
      const base = threat("Fire");
      sheets.put("a", { row: 3, column: 1, cells: [headers, theft] });
      expect(await settle(session.save(base, typed({ Spend: "1" })))).toEqual({
        kind: "gone",
        message: "Fire is no longer in the sheet. Nothing was changed.",
      });
      sheets.remove("a");
      expect(await settle(session.save(base, typed({ Spend: "1" })))).toMatchObject({
        kind: "gone",
      });
    });

    it.each(["cell-edit", "connection", "protected", "refused"] as const)(
      "nothing while the workbook refuses with %s, and says so",
      async (failure) => {
        sheets.refuse(new SheetError(failure, "No."));
        const result = await settle(session.save(threat("Fire"), typed({ Spend: "1" })));
        expect(result).toMatchObject({ kind: "refused", trouble: { failure, message: "No." } });
        sheets.refuse(null);
        session.refresh();
        await timer.pass(0);
        expect(session.getSnapshot().trouble).toBe(null);
      },
    );

    it.each([
      '=HYPERLINK("http://x","y")',
      "+1",
      "-x",
      "@x",
      "'quoted",
      "<img src=x onerror=alert(1)>",
      "__proto__",
      "constructor",
      "Total outage",
      "\u0643".repeat(300),
    ])("the name %j as that text", async (name) => {
      const base = threat("Fire");
      expect(await settle(session.save(base, typed({ Threat: name })))).toMatchObject({
        kind: "saved",
      });
      expect(sheets.contents("a")[1]?.[0]).toBe(name);
      expect(threat(name)).toMatchObject({ id: base.id, state: "open" });
      expect(threat(name).byColumn.get(column("Threat"))).toMatchObject({
        typed: name,
        formula: null,
      });
    });
  });

  describe("adds, duplicates and removes", () => {
    it("at the end of a table, with the formulas of calculated columns", async () => {
      await open({
        a: { cells: [headers, fire, theft], formulas: { "1,3": "=C2*1", "2,3": "=C3*1" } },
      });
      const added = await settle(
        session.add(typed({ Threat: "=1+1", Frequency: "3", Loss: "50%" })),
      );
      expect(sheets.contents("a")[3]).toEqual(["=1+1", 3, 0.5, "=C3*1"]);
      expect(added).toEqual({ kind: "saved", threat: threat("=1+1").id });
      expect(sheets.steps).toBe(1);
    });

    it("above the last threat of a range, which so grows with all that refers to it", async () => {
      await open({
        a: { kind: "sheet", cells: [headers, fire, theft, ["Total", null, null, 90]] },
      });
      await settle(session.add(typed({ Threat: "Flood", Frequency: "3" })));
      expect(sheets.contents("a").map(([name]) => name)).toEqual([
        "Threat",
        "Fire",
        "Flood",
        "Theft",
        "Total",
      ]);
      await settle(session.remove(threat("Flood")));
      expect(sheets.contents("a").map(([name]) => name)).toEqual([
        "Threat",
        "Fire",
        "Theft",
        "Total",
      ]);
    });

    it("nothing that was typed for another register", async () => {
      await open({ a: { cells: [headers, fire] }, b: { cells: [headers, theft] } });
      const [base, draft] = [threat("Fire"), typed({ Threat: "Flood", Loss: "7" })];
      await session.choose("b 0,0");
      expect(await settle(session.save(base, draft))).toMatchObject({ kind: "gone" });
      expect(await settle(session.add(draft))).toMatchObject({
        kind: "refused",
        trouble: {
          message: "A column of the new threat is no longer in the sheet. Nothing was changed.",
        },
      });
      expect(sheets.steps).toBe(0);
    });

    it("a copy below its model, under a name of its own", async () => {
      await open({ a: { cells: [headers, fire, theft], formulas: { "1,3": "=C2*1" } } });
      const result = await settle(session.duplicate(threat("Fire").id));
      expect(sheets.contents("a").slice(1)).toEqual([
        ["Fire", 0.1, 1000, "=C2*1"],
        ["Fire (2)", 0.1, 1000, "=C2*1"],
        theft,
      ]);
      expect(result).toEqual({ kind: "saved", threat: threat("Fire (2)").id });
      await settle(session.duplicate(threat("Fire (2)").id));
      expect(threat("Fire (3)").address).toBe("A4:D4");
    });

    it("a threat away, unless it was changed", async () => {
      await open({ a: { cells: [headers, fire, theft] } });
      const [base, other] = [threat("Fire"), threat("Theft")];
      sheets.put("a", { cells: [headers, ["Fire", 0.1, 1000, 41], theft] });
      expect(await settle(session.remove(base))).toMatchObject({
        kind: "conflict",
        cells: [{ column: column("Spend"), yours: "", theirs: { value: 41 } }],
      });
      expect(await settle(session.remove(other))).toEqual({ kind: "saved", threat: other.id });
      expect(view().threats.map(({ name }) => name)).toEqual(["Fire"]);
      expect(await settle(session.remove(threat("Fire")))).toMatchObject({ kind: "saved" });
      expect(view().threats).toEqual([]);
    });

    it("the only threat of a range by emptying its row", async () => {
      await open({ a: { kind: "sheet", cells: [headers, fire] } });
      await settle(session.remove(threat("Fire")));
      expect(view().threats).toEqual([]);
      expect(view().place.address).toBe("Sheet1!A1:D1");
    });

    it("a threat again where the only one of a range was", async () => {
      const note = ["See May", null, null, null];
      const none = [null, null, null, null];
      await open({ a: { kind: "sheet", cells: [headers, fire, none, note] } });
      await settle(session.remove(threat("Fire")));
      await settle(session.add(typed({ Threat: "Flood", Loss: "5" })));
      expect(sheets.contents("a")).toEqual([headers, ["Flood", null, 5, null], none, note]);
      expect(view().place.address).toBe("Sheet1!A1:D2");
    });

    it("a threat below bare headers without running into what stands there", async () => {
      const note = ["See May", null, null, null];
      const none = [null, null, null, null];
      await open({ a: { kind: "sheet", cells: [headers, none, note] } });
      await settle(session.add(typed({ Threat: "Flood", Loss: "5" })));
      expect(sheets.contents("a")).toEqual([headers, ["Flood", null, 5, null], none, note]);
    });

    it("nothing where a table below would be torn apart", async () => {
      await open({
        a: {
          kind: "sheet",
          cells: [headers, fire, theft],
          others: [{ row: 9, column: 2, rows: 3, columns: 5 }],
        },
      });
      const message = expect.stringContaining("a table at C10:G12") as string;
      expect(await settle(session.add(typed({ Threat: "Flood" })))).toMatchObject({
        kind: "refused",
        trouble: { message },
      });
      expect(await settle(session.remove(threat("Fire")))).toMatchObject({
        kind: "refused",
        trouble: { message },
      });
      expect(sheets.steps).toBe(0);
    });

    const wide = (...cells: readonly (string | number | null)[]) =>
      Array.from({ length: 7 }, (_, at) => cells[at] ?? null);
    const staff = [
      wide("Staff", "Team", "Grade", "Cost", "Since", "Desk"),
      wide("Ann", "IT", 3, 90, 2019, 12),
      wide("Bo", null, 4, null, null, 0),
    ];
    const refusedAs = async (message: string): Promise<void> => {
      const refusal = { kind: "refused", trouble: { message, action: "show" } };
      expect(await settle(session.add(typed({ Threat: "Flood" })))).toMatchObject(refusal);
      expect(await settle(session.duplicate(threat("Theft").id))).toMatchObject(refusal);
      expect(await settle(session.remove(threat("Theft")))).toMatchObject(refusal);
      expect(sheets.steps).toBe(0);
    };

    it.each([
      [
        "range",
        {
          kind: "sheet",
          cells: [wide(...headers), wide(...fire), wide(...theft), wide(), ...staff],
        },
      ],
      ["table", { cells: [headers, fire, theft], below: [wide(), ...staff] }],
    ] as const)("nothing where a list below a %s would be torn apart", async (_, area) => {
      await open({ a: area });
      await refusedAs(
        "The rows of the register cannot move: below it, the cells A5:F7 reach beyond its columns and would be torn apart. Move them aside or to another sheet.",
      );
    });

    it("rows above a list that moves as a whole, and beside one that stays", async () => {
      const remark = wide("See May", null, null, null, null, "Desks", 7);
      const rows = [wide(...headers), wide(...fire, null, 1), wide(...theft), wide(), remark];
      await open({ a: { kind: "sheet", cells: rows } });
      expect(await settle(session.add(typed({ Threat: "Flood" })))).toMatchObject({
        kind: "saved",
      });
      expect(sheets.contents("a").map(([name]) => name)).toEqual([
        "Threat",
        "Fire",
        "Flood",
        "Theft",
        null,
        "See May",
      ]);
      expect(sheets.contents("a").map((line) => line[5])).toEqual([
        null,
        1,
        null,
        null,
        "Desks",
        null,
      ]);
    });

    it("nothing in a range where remarks beside the threats would stay behind", async () => {
      const rows = [wide(...headers), wide(...fire), wide(...theft, "ask Bo")];
      await open({ a: { kind: "sheet", cells: rows } });
      await refusedAs(
        "The rows of the register cannot move: beside it, E3 would stay behind. Give that column a header, or leave a blank column between.",
      );
    });

    it("nothing in a protected sheet", async () => {
      await open({ a: { cells: [headers, fire], isProtected: true } });
      expect(view().isProtected).toBe(true);
      expect(await settle(session.add(typed({ Threat: "Flood" })))).toEqual({
        kind: "refused",
        trouble: { failure: "protected", message: "The sheet is protected.", action: "show" },
      });
    });
  });

  describe("in trouble", () => {
    it("keeps what it showed while a cell is edited, says so, and tries again", async () => {
      await open({ a: { cells: [headers, fire] } });
      const before = view();
      sheets.refuse(new SheetError("cell-edit", "Excel is busy with a cell."));
      await hinted();
      expect(session.getSnapshot()).toEqual({
        register: before,
        trouble: { failure: "cell-edit", message: "Excel is busy with a cell.", action: "refresh" },
        selection: null,
      });
      await timer.pass(5000);
      expect(published).toBe(2);
      sheets.refuse(null);
      await timer.pass(1000);
      expect(session.getSnapshot()).toMatchObject({ register: before, trouble: null });
    });

    it("takes a workbook that never answers for gone, until it does", async () => {
      await open({ a: { cells: [headers, fire] } });
      const before = view();
      const release = sheets.hold();
      session.refresh();
      await timer.pass(15_000);
      expect(session.getSnapshot()).toMatchObject({
        register: before,
        trouble: { failure: "connection", action: "refresh" },
      });
      release();
      await timer.pass(5000);
      expect(session.getSnapshot()).toMatchObject({ register: before, trouble: null });
    });

    it("does not say that a change was made, nor that it was not, where no answer comes", async () => {
      await open({ a: { cells: [headers, fire] } });
      sheets.hold();
      const saving = session.save(threat("Fire"), typed({ Spend: "1" }));
      const [result] = await Promise.all([saving, timer.pass(15_000)]);
      expect(result).toMatchObject({
        kind: "refused",
        trouble: {
          failure: "connection",
          message: expect.stringContaining("Look in the sheet") as string,
        },
      });
    });

    it("connects once the workbook answers, if it did not at first", async () => {
      sheets = sheetsInMemory({ a: { cells: [headers, fire] } });
      sheets.refuse(new SheetError("connection", "Excel does not answer."));
      await openOn();
      expect(session.getSnapshot()).toMatchObject({
        register: { kind: "connecting" },
        trouble: { failure: "connection" },
      });
      sheets.refuse(null);
      await timer.pass(5000);
      expect(view().threats).toHaveLength(1);
      expect(sheets.subscribers).toBe(1);
    });

    it("says why it could not show a cell, until the workbook answers again", async () => {
      await open({ a: { cells: [headers, fire] } });
      sheets.refuse(new SheetError("cell-edit", "Excel is busy with a cell."));
      session.show();
      await timer.pass(0);
      expect(session.getSnapshot().trouble).toMatchObject({ failure: "cell-edit" });
      sheets.refuse(null);
      await timer.pass(1000);
      expect(session.getSnapshot().trouble).toBe(null);
    });
  });

  it("shows the register, a threat or a cell in the sheet", async () => {
    await open({ a: { row: 3, cells: [headers, fire] } });
    session.show();
    session.reveal(threat("Fire").id);
    session.reveal(threat("Fire").id, column("Loss"));
    session.reveal("nobody");
    await timer.pass(0);
    expect(sheets.selected).toEqual([
      { id: "a", cells: { row: 3, column: 0, rows: 2, columns: 4 } },
      { id: "a", cells: { row: 4, column: 0, rows: 1, columns: 4 } },
      { id: "a", cells: { row: 4, column: 2, rows: 1, columns: 1 } },
    ]);
    await timer.pass(50);
    expect(session.getSnapshot().selection).toEqual({
      threat: threat("Fire").id,
      column: column("Loss"),
    });
  });

  it("leaves nothing behind when it is closed", async () => {
    await open({ a: { cells: [headers, fire] } });
    sheets.hint();
    sheets.hint("selection");
    session.close();
    await timer.pass(0);
    expect([sheets.subscribers, timer.waiting]).toEqual([0, 0]);
  });

  it("leaves nothing behind when it is closed before the workbook answered", async () => {
    sheets = sheetsInMemory({ a: { cells: [headers, fire] } });
    timer = manualTimer();
    session = openRegisterSession(sheets, timer.after, "en-US");
    session.close();
    await timer.pass(1000);
    expect([sheets.subscribers, timer.waiting]).toEqual([0, 0]);
    expect(session.getSnapshot().register).toEqual({ kind: "connecting" });
  });
});
