import { openRegisterSession } from "../../../src/session/open-register-session";
import type { RegisterSession, SaveResult } from "../../../src/session/contract/register-session";
import type { RegisterView, ThreatView } from "../../../src/session/contract/register-snapshot";
import { regionIn } from "../said-in";
import { calculateBuilt } from "./calculate-built";
import { proveHere } from "./prove-here";
import { manualTimer, type ManualTimer } from "./manual-timer";
import { type AreaInMemory, sheetsInMemory, type SheetsInMemory } from "./sheets-in-memory";

export const headers = ["Threat", "Frequency", "Loss", "Spend"];
export const fire = ["Fire", 0.1, 1000, 40];
export const theft = ["Theft", 2, 10, 50];

/** A session over sheets in memory, whose time passes when a test says so; methods need no `this`. */
export interface SessionInMemory {
  sheets: SheetsInMemory;
  timer: ManualTimer;
  session: RegisterSession;
  /** How many snapshots were published since it was opened. */
  published: number;
  /** Opens a workbook with these areas. */
  readonly open: (areas: Readonly<Record<string, AreaInMemory>>, locale?: string) => Promise<void>;
  /** Opens the sheets that are there. */
  readonly openOn: (locale?: string) => Promise<void>;
  readonly close: () => void;
  /** The register it shows; fails where it shows none. */
  readonly view: () => RegisterView;
  readonly threat: (name: string) => ThreatView;
  /** Id of the column with this header. */
  readonly column: (header: string) => string;
  /** What is typed, by header. */
  readonly typed: (fields: Readonly<Record<string, string>>) => Map<string, string>;
  /** What a save comes to, once the sheets have answered. */
  readonly settle: (work: Promise<SaveResult>) => Promise<SaveResult>;
  /** Says that something changed, and waits until it was looked at. */
  readonly hinted: () => Promise<void>;
}

export function sessionInMemory(): SessionInMemory {
  const sheets = sheetsInMemory({});
  const timer = manualTimer();
  const on: SessionInMemory = {
    sheets,
    timer,
    session: openRegisterSession(
      { port: sheets, after: timer.after, calculate: calculateBuilt, prove: proveHere },
      { locale: "en-US" },
    ),
    published: 0,
    async open(areas, locale = "en-US") {
      on.sheets = sheetsInMemory(areas);
      on.sheets.speak(regionIn(locale));
      await on.openOn();
    },
    async openOn(locale = "en-US") {
      on.session.close();
      on.timer = manualTimer();
      on.session = openRegisterSession(
        { port: on.sheets, after: on.timer.after, calculate: calculateBuilt, prove: proveHere },
        { locale },
      );
      on.published = 0;
      on.session.subscribe(() => on.published++);
      await on.timer.pass(0);
    },
    close() {
      on.session.close();
    },
    view() {
      const { register } = on.session.getSnapshot();
      if (register.kind !== "register")
        throw new Error(`the snapshot must show one: ${register.kind}`);
      return register;
    },
    threat(name) {
      const found = on.view().threats.find((each) => each.name === name);
      if (!found) throw new Error(`there must be ${name}`);
      return found;
    },
    column: (header) => on.view().columns.find((each) => each.header === header)?.id ?? "",
    typed: (fields) =>
      new Map(Object.entries(fields).map(([header, text]) => [on.column(header), text])),
    async settle(work) {
      const [result] = await Promise.all([work, on.timer.pass(0)]);
      return result;
    },
    async hinted() {
      on.sheets.hint();
      await on.timer.pass(150);
    },
  };
  return on;
}
