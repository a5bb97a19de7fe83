import { readControls } from "../../../src/core";
import { starterRegister } from "../../../src/session/follow/starter-register";
import { fire, headers, sessionInMemory, theft } from "../../support/pane/session-in-memory";

const on = sessionInMemory();
const { hinted, open, openOn, settle, threat, typed, view } = on;

afterEach(() => {
  on.close();
});

describe("a session with the register of a workbook finds", () => {
  it("a register as soon as there is one", async () => {
    await open({});
    expect(on.session.getSnapshot().register).toEqual({ kind: "none", lost: null, candidates: [] });
    on.sheets.put("a", { cells: [headers, fire] });
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
    expect(on.session.getSnapshot().register).toEqual({
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
          hasScores: false,
          isChosen: false,
        },
      ],
    });
  });

  it("the register that is chosen, now and when the workbook is opened again", async () => {
    await open({ a: { cells: [headers, fire] }, b: { cells: [headers, theft], table: "Plan" } });
    const [, other] = await on.session.candidates();
    expect(other).toMatchObject({ name: "Plan", isChosen: false });
    await on.session.choose(other?.id ?? "");
    expect(view().place.id).toBe("b");
    expect((await on.session.candidates()).map(({ isChosen }) => isChosen)).toEqual([false, true]);
    on.session.close();
    await openOn();
    expect(view().place.id).toBe("b");
  });

  it("a chosen table by its name where another application gave it another id", async () => {
    await open({ a: { cells: [headers, fire] }, b: { cells: [headers, theft], table: "Plan" } });
    await on.session.choose("b 0,0");
    on.session.close();
    on.sheets.remove("b");
    on.sheets.put("c", { cells: [headers, theft], table: "Plan" });
    await openOn();
    expect(view().place.id).toBe("c");
  });

  it("the best register again when told to look again", async () => {
    await open({ a: { cells: [headers, fire] }, b: { cells: [headers, theft] } });
    await on.session.choose("b 0,0");
    on.session.lookAgain();
    expect(on.session.getSnapshot().register).toEqual({ kind: "connecting" });
    await on.timer.pass(0);
    expect(view().place.id).toBe("a");
  });

  it("nothing else in place of a table that was deleted, until it is back or another is chosen", async () => {
    await open({
      a: { cells: [headers, fire], table: "Threats", sheet: "Register" },
      b: { cells: [headers, theft] },
    });
    on.sheets.remove("a");
    await hinted();
    expect(on.session.getSnapshot().register).toMatchObject({
      kind: "none",
      lost: "Threats on Register",
      candidates: [{ id: "b 0,0", threats: 1 }],
    });
    on.sheets.put("a", { cells: [headers, fire], table: "Threats", sheet: "Register" });
    await hinted();
    expect(view().place.id).toBe("a");
    on.sheets.remove("a");
    await hinted();
    await on.session.choose("b 0,0");
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
      on.sheets.goTo({ sheet: "Sheet1", areas: ["s"], cells: selection });
      expect(await on.session.chooseSelection()).toEqual({ kind: "chosen" });
      expect(view().place.address).toBe(address);
    },
  );

  it("no register in a selection without headers", async () => {
    await open({ s: { kind: "sheet", cells: [["Notes"], ["x"]] } });
    on.sheets.goTo({
      sheet: "Sheet1",
      areas: ["s"],
      cells: { row: 0, column: 0, rows: 2, columns: 1 },
    });
    expect(await on.session.chooseSelection()).toMatchObject({ kind: "refused" });
    on.sheets.goTo(null);
    expect(await on.session.chooseSelection()).toMatchObject({ kind: "refused" });
  });

  it.each`
    locale     | threat                                    | format
    ${"en-US"} | ${"Ransomware stops operations"}          | ${"$#,##0"}
    ${"en-GB"} | ${"Ransomware stops operations"}          | ${"[$\u00a3]#,##0"}
    ${"fr-CH"} | ${"Un rançongiciel arrête la production"} | ${"[$CHF] #,##0"}
    ${"fr-FR"} | ${"Un rançongiciel arrête la production"} | ${"#,##0 [$\u20ac]"}
    ${"es-ES"} | ${"Un ransomware detiene la operación"}   | ${"#,##0 [$\u20ac]"}
    ${"es-MX"} | ${"Un ransomware detiene la operación"}   | ${"#,##0"}
    ${"pt-BR"} | ${"Ransomware interrompe as operações"}   | ${"[$R$] #,##0"}
    ${"pt-PT"} | ${"Ransomware interrompe as operações"}   | ${"#,##0 [$\u20ac]"}
    ${"ko-KR"} | ${"Ransomware stops operations"}          | ${"#,##0"}
    ${"de-DE"} | ${"Ransomware legt den Betrieb lahm"}     | ${"#,##0 [$\u20ac]"}
  `(
    "the register it put into the workbook, with examples that add up, in $locale",
    async ({ locale, threat: first, format }) => {
      await open({ x: { cells: [["a"]], sheet: "Register" } }, locale as string);
      expect(await on.session.insertStarterRegister()).toEqual({ kind: "chosen" });
      expect(view().place).toMatchObject({
        name: "Threats",
        address: expect.stringMatching(/^(?:'Register 2'|Registre|Registro)!A6:K9$/) as string,
      });
      expect(view().columns.map(({ field }) => field)).toEqual([
        ...["threat", "frequency", "low", "high", "lossReduction", "spend"],
        ...["owner", "status", "lastReviewed", "reviewEvery", "source"],
      ]);
      expect(view().threats[0]?.name).toBe(first);
      expect(view().columns[2]?.format).toBe(format);
      expect(view().totals).toMatchObject({ kind: "totals", threats: 3 });
      expect(view().unitsAsked).toEqual([]);
      expect(view().findings.filter(({ kind }) => kind !== "Note")).toEqual([]);
      const controls = starterRegister({ locale: locale as string }, "").controls;
      const cells = [controls.columns.map(({ header }) => header), ...controls.rows];
      const names = view().threats.map(({ name }) => name);
      const read = readControls(cells, { open: names, leftOut: [] });
      expect(read.findings.filter(({ kind }) => kind !== "Note")).toEqual([]);
    },
  );

  it("the starter register, to which a threat is added", async () => {
    await open({});
    await on.session.insertStarterRegister();
    const added = await settle(
      on.session.add(
        typed({
          Threat: "Fire",
          "Frequency (a year)": "0.1",
          "Loss low ($)": "1,000",
          "Loss high ($)": "20,000",
        }),
      ),
    );
    expect(added).toEqual({ kind: "saved", threat: threat("Fire").id });
    expect(view().totals).toMatchObject({ threats: 4 });
  });
});
