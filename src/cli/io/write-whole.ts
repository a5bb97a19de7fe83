import { open, rename, rm } from "node:fs/promises";

/** Writes a file that is there as a whole or not at all, however this ends. */
export async function writeWhole(file: string, content: string | Uint8Array): Promise<void> {
  // Beside its place, so that it can take its name at once.
  const beside = `${file}.${process.pid}.part`;
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
  }
}
