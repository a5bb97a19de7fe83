/** How a command ended: what the add-in gave to event.completed(). */
export interface CommandOutcome {
  readonly status: unknown;
  readonly data: unknown;
}

/** Hands a command to the page: its id, the function's name, and what was clicked. */
export type SendCommand = (id: string, functionName: string, source: string) => void;

interface Waiting {
  readonly functionName: string;
  readonly source: string;
  readonly resolve: (outcome: CommandOutcome) => void;
}

/** Buttons of the ribbon that run a function of the add-in. */
export class RibbonCommands {
  private readonly waiting = new Map<string, Waiting>();
  private send: SendCommand | undefined;
  private last = 0;

  /**
   * Runs a function as a button of the ribbon does. Before the page listens, the command waits.
   *
   * @returns resolves when the function calls event.completed()
   */
  invoke(functionName: string, controlId: string): Promise<CommandOutcome> {
    return new Promise((resolve) => {
      const id = `command-${++this.last}`;
      const command = {
        functionName,
        source: JSON.stringify({ source: { id: controlId } }),
        resolve,
      };
      this.waiting.set(id, command);
      this.send?.(id, functionName, command.source);
    });
  }

  /** The page listens from now on. */
  begin(send: SendCommand): void {
    this.send = send;
    for (const [id, { functionName, source }] of this.waiting) send(id, functionName, source);
  }

  completed(id: string, outcome: CommandOutcome): void {
    const command = this.waiting.get(id);
    this.waiting.delete(id);
    command?.resolve(outcome);
  }

  /** The page is gone. What it had begun is over, as far as anybody will know. */
  end(): void {
    this.send = undefined;
    const unfinished = [...this.waiting.values()];
    this.waiting.clear();
    for (const { resolve } of unfinished) resolve({ status: "gone", data: null });
  }
}
