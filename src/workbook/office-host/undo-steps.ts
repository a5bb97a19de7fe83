/**
 * Makes one Excel.run one step of undo. The protocol does not say where a run ends, so it is seen from outside: the
 * step opens with the run's first edit and closes
 *
 * - with the batch in which the library gives back the ranges it kept, which is the last of a run;
 * - else when the quiet period has passed since the answer to the last batch. Code of a run that awaits nothing but
 *   sync sends its next batch within it.
 *
 * So a run that awaits something else between two edits for longer than that becomes two steps, and runs at the same
 * time share one.
 */
export class UndoSteps {
  private close: (() => void) | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;

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
  }

  batchBegins(): void {
    clearTimeout(this.timer);
  }

  /** @param isLast whether the run is known to be over */
  batchEnds(isLast: boolean): void {
    clearTimeout(this.timer);
    if (!this.close) return;
    if (isLast) {
      this.end();
      return;
    }
    this.timer = setTimeout(() => {
      this.end();
    }, this.quiet);
  }

  /** Closes the step at once, as when the page is gone. */
  end(): void {
    clearTimeout(this.timer);
    this.close?.();
    this.close = undefined;
  }
}
