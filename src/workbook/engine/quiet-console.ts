/** Workbooks at work now, and the console as it was before the first began. */
let atWork = 0;

let loud = globalThis.console;

/** The engine writes its doubts about formulas to the console; the cell shows them already. */
export async function quietly<T>(work: () => Promise<T>): Promise<T> {
  if (atWork === 0) loud = globalThis.console;
  atWork++;
  globalThis.console = Object.create(loud, {
    error: { value: () => undefined },
    warn: { value: () => undefined },
  }) as Console;
  try {
    return await work();
  } finally {
    atWork--;
    if (atWork === 0) globalThis.console = loud;
  }
}
