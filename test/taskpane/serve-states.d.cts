// Types of serve-states.cjs, which the script that takes pictures loads as it is.

export function serveStates(): Promise<{
  /** "http://localhost:1234"; a state is shown by `#twelve,dark,de-DE`. */
  readonly address: string;
  readonly close: () => void;
}>;
