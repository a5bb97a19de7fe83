import { ModelError, registerAt } from "../../core";
import type { TableMeant } from "../contract/question";
import type { ReviewTables } from "../contract/reviews";
import { type Told, told } from "./told-tables";

/** The register as it was recorded, and what happened, as functions are told them. */
export function toldReviews(
  meant: Extract<TableMeant, { table: "register at" | "events" }>,
  { history, events }: Pick<ReviewTables, "history" | "events">,
): Told {
  if (meant.table === "events") {
    return events
      ? told(events.cells)
      : { kind: "refused", message: "The workbook has no table of events." };
  }
  if (!history) return { kind: "refused", message: "The register was never recorded." };
  try {
    return told(registerAt(history.cells, meant.day));
  } catch (refusal) {
    if (refusal instanceof ModelError) return { kind: "refused", message: refusal.message };
    throw refusal;
  }
}
