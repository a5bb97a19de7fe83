/**
 * Ends a tool in one line when what it prints cannot be written. `| head` closes the pipe early; that is no fault.
 *
 * @param tool as it names itself
 * @param what it prints
 */
export function endOnOutputErrors(tool: string, what: string): void {
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "EPIPE") process.exit(0);
    console.error(`${tool}: ${what} cannot be written: ${error.message}`);
    process.exit(1);
  });
  // There is nowhere left to say it.
  process.stderr.on("error", () => undefined);
}
