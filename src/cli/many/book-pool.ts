import type { ChildProcess } from "node:child_process";
import { fork } from "node:child_process";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { draftOf } from "../io/write-whole";
import { childFlag } from "./book-child";
import type { BookDone, BookTask } from "./book-task";
import { failedLine } from "./book-task";

/** What one book may take, and how many are read at a time. */
export interface Bounds {
  readonly jobs: number;
  readonly seconds: number;
  readonly megabytes: number;
}

/** The bundle of all of this, which lies beside itself. */
const tool = "calc";

/** A process is made anew after so many books: what one leaves behind does not pile up. */
const booksOfAChild = 100;

/** So many results may wait for one before them, for each job. */
const waitingOfAJob = 16;

/**
 * Reads books in processes of their own and hands over what came of them in their order. A book that takes too long or too much memory
 * ends its process, and no other.
 *
 * @param accept is handed each result; the next one waits for it
 */
export async function readBooks(
  tasks: readonly BookTask[],
  bounds: Bounds,
  version: string,
  accept: (done: BookDone, place: number) => Promise<void>,
): Promise<void> {
  const done = new Map<number, BookDone>();
  let [next, accepted] = [0, 0];
  let accepting = Promise.resolve();
  let wake: () => void = () => undefined;
  let moved = new Promise<void>((resolve) => (wake = resolve));
  const move = (): void => {
    wake();
    moved = new Promise<void>((resolve) => (wake = resolve));
  };
  const acceptInOrder = async (): Promise<void> => {
    for (let result = done.get(accepted); result; result = done.get(accepted)) {
      done.delete(accepted);
      await accept(result, accepted++);
      move();
    }
  };
  const work = async (): Promise<void> => {
    const slot = new Slot(bounds, version);
    try {
      for (;;) {
        while (next < tasks.length && next >= accepted + waitingOfAJob * bounds.jobs) await moved;
        const place = next++;
        const task = tasks[place];
        if (!task) return;
        done.set(place, await slot.read(task));
        accepting = accepting.then(acceptInOrder);
        await accepting;
      }
    } finally {
      slot.close();
    }
  };
  const jobs = Math.min(bounds.jobs, tasks.length);
  await Promise.all(Array.from({ length: jobs }, work));
}

/** One process at a time, and a new one where that was ended. */
class Slot {
  private child: ChildProcess | null = null;
  private books = 0;

  constructor(
    private readonly bounds: Bounds,
    private readonly version: string,
  ) {}

  async read(task: BookTask): Promise<BookDone> {
    const { seconds, megabytes } = this.bounds;
    if (this.books >= booksOfAChild) this.close();
    this.child ??= await startChild(megabytes);
    this.books++;
    const child = this.child;
    return new Promise((resolve) => {
      let isLate = false;
      const timer = setTimeout(() => {
        isLate = true;
        child.kill("SIGKILL");
      }, seconds * 1000);
      const finish = (done: BookDone): void => {
        clearTimeout(timer);
        child.off("message", finish).off("exit", ended);
        resolve(done);
      };
      const ended = (): void => {
        this.child = null;
        this.books = 0;
        const why = isLate
          ? `takes longer than ${seconds} seconds`
          : `takes more memory than ${megabytes} MB`;
        void removeDraft(task, child.pid).then(() => {
          finish({ line: failedLine(task, this.version, why), isFine: false });
        });
      };
      child.on("message", finish).on("exit", ended);
      child.send(task);
    });
  }

  close(): void {
    this.child?.removeAllListeners("exit");
    this.child?.kill("SIGKILL");
    this.child = null;
    this.books = 0;
  }
}

/** What a process that was ended may have been writing. */
async function removeDraft({ write }: BookTask, child: number | undefined): Promise<void> {
  if (write !== undefined && child !== undefined) await rm(draftOf(write, child), { force: true });
}

/** @throws Error where a process cannot even be started */
async function startChild(megabytes: number): Promise<ChildProcess> {
  const child = fork(join(__dirname, `${tool}.cjs`), [childFlag, String(megabytes)], {
    execArgv: [`--max-old-space-size=${megabytes}`],
    // What V8 says of memory that has run out is said in a line of ours.
    stdio: ["ignore", "ignore", "ignore", "ipc"],
  });
  await new Promise<void>((resolve, reject) => {
    child.once("message", () => {
      child.removeAllListeners("exit");
      resolve();
    });
    child.once("exit", (code) => {
      const asked = `${megabytes} MB may be too few`;
      reject(new Error(`a process for books ended at its start (${code ?? "killed"}): ${asked}`));
    });
  });
  return child;
}
