import type { GridEvent, SheetRange } from "../../grid";
import type { HostObject } from "../protocol/host-object";
import { movedRange } from "./moved-range";

/** A range that an add-in holds, as far as it is kept. */
interface HeldRange {
  range: SheetRange;
  reference?: string;
}

interface Kept {
  readonly object: HostObject;
  readonly target: HeldRange;
}

const nameOf = (number: number): string => `range-${number}`;

/** Ranges the library asked to keep between two batches. They move with the cells they stand for. */
export class References {
  private readonly kept = new Map<string, Kept>();
  private last = 0;

  keep(object: HostObject, target: HeldRange): void {
    if (target.reference !== undefined) return;
    target.reference = nameOf(++this.last);
    this.kept.set(target.reference, { object, target });
  }

  /** Number of the range that was kept last. */
  get newest(): number {
    return this.last;
  }

  /** References of the ranges that were kept after one. */
  since(number: number): string[] {
    return Array.from({ length: this.last - number }, (_, i) => nameOf(number + i + 1));
  }

  get(reference: string): HostObject | undefined {
    return this.kept.get(reference)?.object;
  }

  remove(reference: string): void {
    this.kept.delete(reference);
  }

  /** After the page that kept them is gone. */
  clear(): void {
    this.kept.clear();
  }

  get count(): number {
    return this.kept.size;
  }

  follow(event: GridEvent): void {
    if (event.kind !== "changed" || event.change === "RangeEdited") return;
    for (const { target } of this.kept.values()) {
      target.range = movedRange(target.range, event.change, event.range);
    }
  }
}
