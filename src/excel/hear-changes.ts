import type { Hint } from "../session/contract/register-port";
import { inExcel } from "./run/in-excel";

/** A handler that Excel knows. */
type Registered = Pick<OfficeExtension.EventHandlerResult<unknown>, "remove" | "context">;

/**
 * Hears of everything that may change a register: edits, results, sheets and tables that come and go; and of where the
 * user goes. Results never count as edits, so calculation is heard, too.
 *
 * @returns ends it
 */
export async function hearChanges(onHint: (hint: Hint) => void): Promise<() => Promise<void>> {
  const hear = (): Promise<void> => {
    onHint("cells");
    return Promise.resolve();
  };
  const follow = (): Promise<void> => {
    onHint("selection");
    return Promise.resolve();
  };
  const registered = await inExcel(async (context) => {
    const { worksheets, tables } = context.workbook;
    const handlers: Registered[] = [
      worksheets.onChanged.add(hear),
      worksheets.onCalculated.add(hear),
      worksheets.onDeleted.add(hear),
      tables.onAdded.add(hear),
      tables.onDeleted.add(hear),
      worksheets.onSelectionChanged.add(follow),
      // Another sheet comes with a selection of its own, of which no event tells.
      worksheets.onActivated.add(follow),
    ];
    await context.sync();
    return handlers;
  });
  return () => endAll(registered);
}

async function endAll(handlers: readonly Registered[]): Promise<void> {
  const [first] = handlers;
  if (!first) return;
  // Excel knows a handler only in the context that registered it.
  await Excel.run(first.context, async (context) => {
    for (const handler of handlers) handler.remove();
    await context.sync();
  });
}
