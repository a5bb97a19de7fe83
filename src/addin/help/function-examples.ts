import type { ListedFunction } from "../function-list";

/** A cell of an example; null is blank. */
export type ExampleCell = string | number | boolean | null;

/** A formula, what it comes to, and what that says. */
export interface FunctionExample {
  readonly formula: string;
  readonly result: ExampleCell | readonly (readonly ExampleCell[])[];
  readonly says: string;
}

/** What the examples are about, and one for each function. */
export interface FunctionExamples {
  readonly sheets: readonly {
    readonly name: string;
    readonly cells: readonly (readonly ExampleCell[])[];
  }[];
  readonly examples: Readonly<Record<ListedFunction["id"], FunctionExample>>;
}

/** Reads the examples.json that lies beside the page: a test recalculates each of them. */
export async function loadExamples(): Promise<FunctionExamples> {
  const answer = await fetch("examples.json");
  if (!answer.ok) throw new Error(`examples.json could not be read (${answer.status})`);
  const examples: unknown = await answer.json();
  if (typeof examples !== "object" || examples === null || !("examples" in examples)) {
    throw new Error("examples.json must hold examples");
  }
  return examples as FunctionExamples;
}

/** A number as the help writes it: few digits, thousands apart. */
export function shownCell(cell: ExampleCell): string {
  if (typeof cell === "boolean") return cell ? "TRUE" : "FALSE";
  if (typeof cell !== "number") return cell ?? "";
  const maximumFractionDigits = Math.abs(cell) >= 1000 ? 0 : 4;
  return cell.toLocaleString("en-US", { maximumFractionDigits });
}
