/** Runs something once, that many milliseconds later. Calling what comes back prevents it. */
export type After = (milliseconds: number, run: () => void) => () => void;
