import { rmSync } from "node:fs";
import { open, rename, rm } from "node:fs/promises";

/** Where a process writes a file before it takes its place: beside that, so that it can take its name at once. */
export function draftOf(file: string, process: number): string {
  return `${file}.${process}.part`;
}

/** Writes a file that is there as a whole or not at all, however this ends: a draft goes with the process that is told to stop. */
export async function writeWhole(file: string, content: string | Uint8Array): Promise<void> {
  const beside = draftOf(file, process.pid);
  const removeDraft = (): void => {
    rmSync(beside, { force: true });
  };
  const stop = (): void => {
    process.exit(STOPPED);
  };
  process.on("exit", removeDraft).on("SIGINT", stop).on("SIGTERM", stop);
  try {
    const draft = await open(beside, "w");
    try {
      await draft.writeFile(content);
      await draft.sync();
    } finally {
      await draft.close();
    }
    await rename(beside, file);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  } finally {
    process.off("exit", removeDraft).off("SIGINT", stop).off("SIGTERM", stop);
  }
}

/** What shells expect of a process that Ctrl+C has ended. */
const STOPPED = 130;
