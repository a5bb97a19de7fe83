/** So many rows of others may stand between a sum and the rows that it adds up, where it has figures in two columns or more. */
const mostBetween = 6;

/** The figures of a row, column by column; null where it has none. */
type Figures = readonly (number | null)[];

/** The rows above a row, added up column by column. */
export class RowsAbove {
  private readonly sums: number[][];
  /** The figures of each row, or how they are found where nothing asked for them yet. */
  private readonly rows: (Figures | (() => Figures))[] = [];

  constructor(private readonly columns: number) {
    this.sums = [new Array<number>(columns).fill(0)];
  }

  /** @param figures those of the next row, asked for where a sum is looked for */
  add(figures: () => Figures): void {
    this.rows.push(figures);
  }

  get isEmpty(): boolean {
    return this.rows.length === 0;
  }

  /**
   * Whether figures are, column by column, the sums of one run of two or more of these rows.
   *
   * @param figures null where there is none in a column
   */
  addsUpTo(figures: readonly (number | null)[]): boolean {
    const filled = figures.flatMap((figure, column) =>
      figure === null ? [] : [{ figure, column }],
    );
    const [first] = filled;
    if (first === undefined || !this.mayAddUpTo(first)) return false;
    this.sumUp();
    const rows = this.sums.length - 1;
    const least = filled.length > 1 ? Math.max(2, rows - mostBetween) : rows;
    for (let end = rows; end >= least; end--) {
      const isSum = (start: number): boolean =>
        filled.every(({ figure, column }) => this.isNear(start, end, column, figure));
      // Sums of amounts only grow, so the row from which a run would start is searched by halves.
      let [low, high] = [0, end - 1];
      while (low < high) {
        const middle = (low + high) >> 1;
        if (this.sumOf(middle, end, first.column) > first.figure * (1 + tolerance))
          low = middle + 1;
        else high = middle;
      }
      for (let start = low; start <= Math.min(low + 3, end - 2); start++)
        if (isSum(start)) return true;
    }
    return false;
  }

  /** Whether a figure may be a sum at all: told by the last rows, without adding up all of them. */
  private mayAddUpTo({ figure, column }: { figure: number; column: number }): boolean {
    const { length } = this.rows;
    for (let row = Math.max(1, length - mostBetween - 1); row < length; row++) {
      const two = (this.figuresAt(row)[column] ?? 0) + (this.figuresAt(row - 1)[column] ?? 0);
      if (two <= figure * (1 + tolerance)) return true;
    }
    return false;
  }

  private figuresAt(row: number): Figures {
    const known = this.rows[row] ?? [];
    if (typeof known !== "function") return known;
    const figures = known();
    this.rows[row] = figures;
    return figures;
  }

  private sumUp(): void {
    for (let row = this.sums.length - 1; row < this.rows.length; row++) {
      const last = this.sums[row] ?? [];
      const next = this.figuresAt(row);
      this.sums.push(
        Array.from({ length: this.columns }, (_, i) => (last[i] ?? 0) + (next[i] ?? 0)),
      );
    }
  }

  private sumOf(start: number, end: number, column: number): number {
    return (this.sums[end]?.[column] ?? 0) - (this.sums[start]?.[column] ?? 0);
  }

  private isNear(start: number, end: number, column: number, figure: number): boolean {
    const slack = tolerance * Math.abs(figure) + 1e-14 * Math.abs(this.sums[end]?.[column] ?? 0);
    return Math.abs(this.sumOf(start, end, column) - figure) <= slack;
  }
}

const tolerance = 1e-9;
