import type { ControlKey, Field, FieldKey } from "../../core";
import { controlFields, fields } from "../../core";
import type { ColumnView } from "../contract/register-snapshot";
import type { KeptPlace, KeptReading, SaidOfRegister } from "../find/kept-choices";
import { readingAt, withReading } from "../find/same-place";
import type { FollowedRegister } from "./followed-register";

/** A table that is kept up to date with its workbook, and what was said of its columns. */
export interface FollowedTable<Key extends string> {
  /** Those it may have. */
  readonly fields: readonly Field<Key>[];
  readonly columns: () => readonly ColumnView<Key>[];
  /** By what it is found again; null where there is none. */
  readonly place: () => KeptPlace | null;
  readonly said: (place: KeptPlace) => SaidOfRegister<Key>;
  /** Keeps what is said of it in the workbook, and reads by it. @throws SheetError where it cannot be kept */
  readonly keep: (reading: KeptReading<Key>) => Promise<void>;
  /** Reads again. */
  readonly refreshed: () => Promise<void>;
}

/** The register of threats. */
export const registerOf = (followed: FollowedRegister): FollowedTable<FieldKey> => ({
  fields,
  columns: () => followed.seen()?.view.columns ?? [],
  place: followed.place,
  said: (place) => readingAt(followed.choices().readings, place),
  keep(reading) {
    const choices = followed.choices();
    return followed.keep({ ...choices, readings: withReading(choices.readings, reading) });
  },
  refreshed: followed.refreshed,
});

/** The register of controls. */
export const controlsOf = (followed: FollowedRegister): FollowedTable<ControlKey> => ({
  fields: controlFields,
  columns: () => followed.controls.seen()?.view.columns ?? [],
  place: followed.controls.place,
  said: (place) => readingAt(followed.choices().controlsReadings, place),
  keep(reading) {
    const choices = followed.choices();
    const controlsReadings = withReading(choices.controlsReadings, reading);
    return followed.keep({ ...choices, controlsReadings });
  },
  refreshed: followed.refreshed,
});
