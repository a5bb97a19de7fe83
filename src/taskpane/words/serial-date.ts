import { serialDate } from "../../session/typed/serial-date";
import type { DaySystem } from "../../session/typed/typed-date";

/** This moment as a workbook counts it, hours as the fraction of a day. */
export function serialNow(system: DaySystem): number {
  const now = new Date();
  const minutes = now.getHours() * 60 + now.getMinutes();
  return serialDate(now, system) + minutes / 1440;
}
