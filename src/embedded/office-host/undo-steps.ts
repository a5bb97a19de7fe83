/** Turns of the event loop in a quiet period, where it is long enough for them. */
const mostTurns = 5;
const leastTurn = 4;

/**
 * Makes one Excel.run one step of undo. The protocol does not say where a run ends, so it is seen from outside: the
 * step opens with the run's first edit and closes
 *
 * - with the batch in which the library gives back ranges it kept while the run edited, which is the last of the run.
 *   Ranges of another run, as of a pane that reads what changed, close nothing;
 * - else when the quiet period has passed since the answer to the last batch. Code of a run that awaits nothing but
 *   sync sends its next batch within it. The period is counted in turns of the event loop: a page that was busy painting
 *   finds the timer due together with the next batch, and must not take the time it was busy for silence.
 *
 * So a run that awaits something else between two edits for longer than that becomes two steps, and runs at the same
 * time share one.
 */
export class UndoSteps {
  private close: (() => void) | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  /** Whether the batch under way has edited. */
  private edited = false;
  /** Ranges that batches which edited had to do with. */
  private readonly ranges = new Set<string>();

  /**
   * @param open begins a step of undo and returns its end
   * @param quiet milliseconds
   */
  constructor(
    private readonly open: () => () => void,
    private readonly quiet: number,
  ) {}

  /** Before an edit. */
  join(): void {
    this.close ??= this.open();
    this.edited = true;
  }

  batchBegins(): void {
    clearTimeout(this.timer);
    this.edited = false;
  }

  /**
   * @param used references to ranges the batch asked for or worked with
   * @param givenBack references it gave back and did nothing else
   */
  batchEnds(used: readonly string[], givenBack: readonly string[]): void {
    clearTimeout(this.timer);
    if (!this.close) return;
    if (this.edited) for (const reference of used) this.ranges.add(reference);
    if (givenBack.some((reference) => this.ranges.has(reference))) {
      this.end();
      return;
    }
    this.wait(this.turns);
  }

  private get turns(): number {
    return Math.max(1, Math.min(mostTurns, Math.floor(this.quiet / leastTurn)));
  }

  private wait(left: number): void {
    this.timer = setTimeout(() => {
      if (left > 1) this.wait(left - 1);
      else this.end();
    }, this.quiet / this.turns);
  }

  /** Closes the step at once, as when the page is gone. */
  end(): void {
    clearTimeout(this.timer);
    this.close?.();
    this.close = undefined;
    this.ranges.clear();
  }
}
