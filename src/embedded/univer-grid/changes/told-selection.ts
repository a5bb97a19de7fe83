import { selectedRange } from "../book/selection";
import type { UniverBook } from "../book/univer-book";
import type { Listeners } from "./listeners";

/** Tells of the selection, once for every place it comes to rest. */
export class ToldSelection {
  private before = "";

  constructor(
    private readonly book: UniverBook,
    private readonly listeners: Listeners,
  ) {}

  tell(): void {
    const range = selectedRange(this.book);
    const key = JSON.stringify(range);
    if (key === this.before) return;
    this.before = key;
    this.listeners.emit({ kind: "selected", range });
  }
}
