/** A workbook file in the browser. */
export interface BookFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/**
 * The file `npm start` was given.
 *
 * @throws Error where it has gone since
 */
export async function servedBook(): Promise<BookFile> {
  const response = await fetch("/book.xlsx");
  if (!response.ok) throw new Error("the workbook is no longer where it was");
  const [, name = "book.xlsx"] =
    /filename\*=UTF-8''(.*)$/.exec(response.headers.get("Content-Disposition") ?? "") ?? [];
  return { name: decodeURIComponent(name), bytes: new Uint8Array(await response.arrayBuffer()) };
}

/** Hands bytes to the browser as a file for its downloads. */
export function download({ name, bytes }: BookFile): void {
  const type = /\.xlsm$/i.test(name)
    ? "application/vnd.ms-excel.sheet.macroEnabled.12"
    : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  const address = URL.createObjectURL(new Blob([bytes as BlobPart], { type }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
