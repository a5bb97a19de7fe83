import { serialDate } from "../../session/typed/serial-date";

/** This moment as the sheet counts it, hours as the fraction of a day. */
export function serialNow(): number {
  const now = new Date();
  const minutes = now.getHours() * 60 + now.getMinutes();
  return serialDate(now) + minutes / 1440;
}
