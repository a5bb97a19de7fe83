import type { Page } from "playwright-core";

/** The day on which a page is, "2026-03-31"; absent for today. */
declare global {
  var shownDay: string | undefined;
}

/** Lets a page and its frames be on another day, which `shownDay` of its window says: dates alone, its clock goes on. */
export async function shiftDays(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const RealDate = Date;
    const now = (): number => {
      const day = (window.top as typeof globalThis | null)?.shownDay;
      if (day === undefined) return RealDate.now();
      return new RealDate(`${day}T10:00:00`).getTime() + Math.floor(performance.now());
    };
    class ShiftedDate extends RealDate {
      constructor(...args: readonly unknown[]) {
        // As the real one reads what it is given.
        super(...((args.length === 0 ? [now()] : args) as [number]));
      }
      static override now(): number {
        return now();
      }
    }
    globalThis.Date = ShiftedDate as DateConstructor;
  });
}
