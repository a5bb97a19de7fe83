import type { Grid } from "../../../src/embedded/grid";
import { prepareDesktopWindow } from "../../../src/embedded/office-host/desktop-window";
import type { OfficeHostOptions } from "../../../src/embedded/office-host/office-host";
import { OfficeHost } from "../../../src/embedded/office-host/office-host";
import type { OfficeWindow } from "../../support/workbook/office-window";
import { openOfficeWindow } from "../../support/workbook/office-window";

/** A grid with one empty sheet, "Sheet1". */
export interface OpenedGrid {
  readonly grid: Grid;
  /** Puts a cell in edit mode, as somebody who types; absent where nobody can. */
  readonly typing?: { begin(): void; end(): void };
}

export type OpenGrid = () => OpenedGrid | Promise<OpenedGrid>;

type Work<T> = (context: Excel.RequestContext) => Promise<T>;

/** What an add-in's code meets when it fails. */
export interface Failure {
  readonly code: string;
  readonly message: string;
  readonly location: string | undefined;
  readonly statement: string | undefined;
}

/** A page of an add-in with the real office.js, in a workbook over the grid under test. */
export interface OpenedOffice extends OpenedGrid {
  readonly host: OfficeHost;
  readonly window: OfficeWindow;
  readonly run: <T>(work: Work<T>) => Promise<T>;
  /** How a run fails. */
  readonly failure: (work: Work<unknown>) => Promise<Failure>;
  /** Writes as an add-in does. */
  readonly write: (address: string, values: readonly (readonly unknown[])[]) => Promise<void>;
  /** Reads as an add-in does. */
  readonly values: (address: string) => Promise<unknown[][]>;
}

export type OpenOffice = (options?: OfficeHostOptions) => Promise<OpenedOffice>;

/** Opens workbooks over a grid; each is closed after its test. */
export function officeOver(openGrid: OpenGrid): OpenOffice {
  const opened: OpenedOffice[] = [];
  afterEach(() => {
    for (const { host, grid } of opened.splice(0)) {
      host.close();
      grid.close();
    }
  });
  return async (options) => {
    const office = await open(await openGrid(), options);
    opened.push(office);
    return office;
  };
}

async function open(given: OpenedGrid, options?: OfficeHostOptions): Promise<OpenedOffice> {
  const host = new OfficeHost(given.grid, options);
  const window = await openOfficeWindow((bare) => {
    prepareDesktopWindow(host, bare);
  });
  await host.ready();
  const run = <T>(work: Work<T>) => window.Excel.run(work);
  return {
    ...given,
    host,
    window,
    run,
    failure: (work) => failureOf(window, run(work)),
    write: (address, values) =>
      run(async (context) => {
        const sheet = context.workbook.worksheets.getActiveWorksheet();
        sheet.getRange(address).values = values as unknown[][];
        await context.sync();
      }),
    values: (address) =>
      run(async (context) => {
        const range = context.workbook.worksheets.getActiveWorksheet().getRange(address);
        range.load("values");
        await context.sync();
        return range.values as unknown[][];
      }),
  };
}

async function failureOf(window: OfficeWindow, running: Promise<unknown>): Promise<Failure> {
  try {
    await running;
  } catch (thrown) {
    if (!(thrown instanceof window.OfficeExtension.Error)) throw thrown;
    const { code, message, debugInfo } = thrown;
    return { code, message, location: debugInfo.errorLocation, statement: debugInfo.statement };
  }
  throw new Error("the run must fail, and did not");
}

/** Lets timers and messages that are due run. */
export const aMoment = (): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, 30);
  });
