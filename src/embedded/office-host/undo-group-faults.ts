import type { HostFaults } from "./workspace/host-faults";

type Run = (...args: unknown[]) => Promise<unknown>;

/** The add-in's window, as far as runs and what is supported go. */
export interface RunsWindow {
  readonly Excel?: { run: unknown };
  readonly Office?: {
    readonly context: {
      readonly requirements: { isSetSupported(name: string, version?: string): boolean };
    };
  };
  readonly OfficeExtension?: {
    readonly Error: new (said: { code: string; message: string }) => Error;
  };
}

/**
 * Plants the faults of undo groups where the add-in begins a run: the library of 2022 that is published does not know the
 * option and would not pass it on.
 */
export function plantUndoGroupFaults(window: RunsWindow, faults: HostFaults): void {
  const { Excel, Office, OfficeExtension } = window;
  if (!Excel || !Office || !OfficeExtension) return;
  const run = Excel.run as Run;
  Excel.run = async (...args: unknown[]): Promise<unknown> => {
    const [options] = args as [{ readonly mergeUndoGroup?: boolean }];
    const isGroup = typeof options === "object" && options.mergeUndoGroup === true;
    if (!isGroup || faults.undoGroups === "taken") return run(...args);
    const refuse = (code: string) =>
      new OfficeExtension.Error({ code, message: "The run cannot be one step of undo." });
    if (faults.undoGroups === "refused") throw refuse("UndoNotSupported");
    if (faults.undoGroups === "unknown") throw refuse("InvalidArgument");
    await run(...args);
    throw refuse("GeneralException");
  };
  const { requirements } = Office.context;
  const isSupported = requirements.isSetSupported.bind(requirements);
  requirements.isSetSupported = (name, version) => {
    const isOfGroups = name.toLowerCase() === "excelapi" && version === "1.20";
    return isOfGroups && faults.undoGroups === "unknown" ? false : isSupported(name, version);
  };
}
