import { excelReportPort } from "../../../src/excel/report/report-port";
import { excelRegisterPort } from "../../../src/excel/excel-register-port";
import { openRegisterSession } from "../../../src/session/open-register-session";
import { calculateBuilt } from "./calculate-built";
import { proveHere } from "./prove-here";
import type { RegisterSession } from "../../../src/session/contract/register-session";
import type {
  RegisterView,
  Snapshot,
  ThreatView,
} from "../../../src/session/contract/register-snapshot";
import type { After } from "../../../src/session/contract/timer";
import { aMoment, type OpenedOffice } from "../../embedded/office-host/opened-office";

/** A session with the workbook of an office, through the real office.js. */
export interface ExcelSession {
  readonly session: RegisterSession;
  /** The register it shows; fails where it shows none. */
  readonly view: () => RegisterView;
  readonly threat: (name: string) => ThreatView;
  /** Id of the column with this header. */
  readonly column: (header: string) => string;
  /** What is typed, by header. */
  readonly typed: (fields: Readonly<Record<string, string>>) => ReadonlyMap<string, string>;
  /** Resolves once the snapshot is as wanted. */
  readonly until: (wanted: (snapshot: Snapshot) => boolean) => Promise<void>;
  /** Closes the session, and waits until the workbook knows. */
  readonly close: () => Promise<void>;
  /** Resolves once everything that happened in the sheet is in the snapshot. */
  readonly caughtUp: () => Promise<void>;
}

const after: After = (milliseconds, run) => {
  const timer = setTimeout(run, milliseconds);
  return () => {
    clearTimeout(timer);
  };
};

/** Opens a session. Close it before the office. */
export async function openExcelSession(
  office: Pick<OpenedOffice, "window" | "grid">,
  locale = "en-US",
): Promise<ExcelSession> {
  const { Excel, Office, OfficeExtension } = office.window;
  Object.assign(globalThis, { Excel, Office, OfficeExtension });
  const session = openRegisterSession(
    {
      port: excelRegisterPort,
      after,
      calculate: calculateBuilt,
      prove: proveHere,
      report: excelReportPort,
    },
    { locale },
  );
  const view = (): RegisterView => {
    const { register } = session.getSnapshot();
    if (register.kind !== "register") throw new Error(`there must be a register: ${register.kind}`);
    return register;
  };
  const until = (wanted: (snapshot: Snapshot) => boolean): Promise<void> =>
    new Promise((done) => {
      const look = (): void => {
        if (!wanted(session.getSnapshot())) return;
        end();
        done();
      };
      const end = session.subscribe(look);
      look();
    });
  const opened: ExcelSession = {
    session,
    view,
    threat(name) {
      const found = view().threats.find((each) => each.name === name);
      if (!found) throw new Error(`there must be ${name}`);
      return found;
    },
    column: (header) => view().columns.find((each) => each.header === header)?.id ?? "",
    typed: (fields) =>
      new Map(Object.entries(fields).map(([header, text]) => [opened.column(header), text])),
    until,
    async close() {
      session.close();
      await aMoment();
    },
    async caughtUp() {
      await office.grid.settled();
      // A choice that changes nothing is kept and read by: what it comes back with is as fresh as can be.
      const { register } = session.getSnapshot();
      if (register.kind === "register") await session.chooseRule(register.rule);
      // A busy machine may have read while an undo was under way.
      await until((now) => now.register.kind === "register");
    },
  };
  await until(({ register }) => register.kind !== "connecting");
  return opened;
}
