import type { Choice } from "../contract/register-session";
import { SheetError } from "../contract/register-port";

export const refusal = (message: string): Choice => ({ kind: "refused", message });

/** A refusal of the workbook is an answer; anything else is a defect. */
export async function answering(work: () => Promise<Choice>): Promise<Choice> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof SheetError) return refusal(error.message);
    throw error;
  }
}
