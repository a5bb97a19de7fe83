import { failureOf } from "./refusals";

/** What one step of undo is asked for with. */
export type Run = <T>(work: (context: Excel.RequestContext) => Promise<T>) => Promise<T>;

/** As it comes: a step of undo for each of Excel's own. */
export const plainly: Run = (work) => Excel.run(work);

/** Whether Excel can be asked for one step of undo (from ExcelApi 1.20 on). */
export const hasUndoGroups = (): boolean =>
  Office.context.requirements.isSetSupported("ExcelApi", "1.20");

/** As one step of undo; null where Excel cannot be asked for that. */
export function grouped(): Run | null {
  return hasUndoGroups() ? (work) => Excel.run({ mergeUndoGroup: true }, work) : null;
}

/**
 * Whether a refusal may be about the step of undo: Excel has no one code for that. Some builds that say they can refuse it all
 * the same, for some changes (office-js #6255, #6491, #6711).
 */
export const mayBeTheGroup = (error: unknown): boolean =>
  error instanceof OfficeExtension.Error && failureOf(error) === "refused";
