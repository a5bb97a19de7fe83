import { totalNamed } from "./total-names";

const isTotal = (name: string): boolean => ["part", "surely"].includes(totalNamed(name) ?? "");

/** The names of a register's rows, compared without case. The first row that has a name keeps it. */
export class RowNames {
  private readonly rows = new Map<string, number>();

  /** @param what a row is: "a threat" */
  constructor(private readonly what: string) {}

  /** The rule that a name breaks beside those before it, or null. */
  problemOf(name: string): string | null {
    const key = name.toLowerCase();
    const earlier = key === "" ? undefined : this.rows.get(key);
    if (earlier !== undefined) {
      return `must differ from row to row: row ${earlier} has this name`;
    }
    return isTotal(key) ? `must name ${this.what}: a total belongs in the last row` : null;
  }

  /** Gives a row its name, unless it has none, a total's, or one that another row has. */
  claim(name: string, row: number): void {
    const key = name.toLowerCase();
    if (key !== "" && !isTotal(key) && !this.rows.has(key)) this.rows.set(key, row);
  }
}
