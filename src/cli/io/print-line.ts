/** Prints a line, and waits while whoever reads is behind: what is not read yet does not pile up here. */
export async function printLine(line: string): Promise<void> {
  if (process.stdout.write(`${line}\n`)) return;
  await new Promise<void>((resolve) => process.stdout.once("drain", resolve));
}
