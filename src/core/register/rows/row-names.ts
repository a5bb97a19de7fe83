import { totalNamed } from "./total-names";

const isTotal = (name: string): boolean => ["part", "surely"].includes(totalNamed(name) ?? "");

/** The names of a register's rows, compared without case. The first row that has a name keeps it. */
export class RowNames {
  private readonly rows = new Map<string, number>();
  private asked = { key: "", isTotal: false };

  /** @param what a row is: "a threat" */
  constructor(private readonly what: string) {}

  /**
   * The rule that a name breaks beside those before it, or null.
   *
   * @param own the name without what tells it apart from others
   * @param isRow whether it is settled that a row of this name is no total
   */
  problemOf(name: string, own = name, isRow = false): string | null {
    const key = name.toLowerCase();
    const earlier = key === "" ? undefined : this.rows.get(key);
    if (earlier !== undefined) {
      return `must differ from row to row: row ${earlier} has this name`;
    }
    this.asked = { key, isTotal: !isRow && isTotal(own.toLowerCase()) };
    return this.asked.isTotal ? `must name ${this.what}: a total belongs in the last row` : null;
  }

  /** Gives a row its name, unless it has none, a total's, or one that another row has. */
  claim(name: string, row: number): void {
    const key = name.toLowerCase();
    if (key === "" || this.rows.has(key)) return;
    const isTotals = this.asked.key === key ? this.asked.isTotal : isTotal(key);
    if (!isTotals) this.rows.set(key, row);
  }
}
