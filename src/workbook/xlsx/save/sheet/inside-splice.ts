import type { Splice } from "../../file/splice";
import { appendSplice } from "../../file/splice";
import type { ScannedSheet } from "./scan-sheet";

/** What puts other rows in place of those of a sheet. */
export function insideSplice({ xml, data }: ScannedSheet, inside: string): Splice {
  if (data.tag.kind !== "empty") {
    return { start: data.insideStart, end: data.insideEnd, text: inside };
  }
  return inside === ""
    ? { start: data.end, end: data.end, text: "" }
    : appendSplice(xml, data, inside);
}
