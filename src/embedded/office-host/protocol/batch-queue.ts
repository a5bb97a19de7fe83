/** Runs pieces of work one after another, each after the one before it is over, however that ended. */
export class BatchQueue {
  private last: Promise<unknown> = Promise.resolve();
  private length = 0;

  get isEmpty(): boolean {
    return this.length === 0;
  }

  run<T>(work: () => Promise<T>): Promise<T> {
    this.length++;
    const done = this.last.then(work).finally(() => {
      this.length--;
    });
    this.last = done.catch(() => undefined);
    return done;
  }
}
