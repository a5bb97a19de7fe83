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

  /**
   * Whether each of some figures is what its column of these rows comes to: the sum, the average, the median, the smallest, the
   * largest, or how many there are, to rounding by hand.
   *
   * @param figures null where there is none in a column
   */
  comesTo(figures: readonly (number | null)[]): boolean {
    return figures.every((figure, column) => {
      if (figure === null) return true;
      const all = this.rows.map((_, row) => this.figuresAt(row)[column] ?? 0);
      const filled = all.filter((value) => value !== 0);
      if (filled.length === 0) return true;
      return [...summaries(filled), ...summaries(all)].some(
        (summary) => Math.abs(summary - figure) <= byHand * Math.abs(summary),
      );
    });
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

/** So far a figure that somebody rounded lies from what it was. */
const byHand = 0.05;

/** What summaries of a column say. */
function summaries(values: readonly number[]): readonly number[] {
  const sorted = [...values].sort((a, b) => a - b);
  const { length } = sorted;
  const at = (place: number): number => sorted[place] ?? 0;
  const sum = sorted.reduce((total, value) => total + value, 0);
  const median = (at((length - 1) >> 1) + at(length >> 1)) / 2;
  return [sum, sum / length, median, at(0), at(length - 1), length];
}
