import type { RegisterReading } from "../../core";
import type { LocaleMarks } from "../contract/locale-marks";
import type { Block } from "../contract/register-port";
import type { RegisterView } from "../contract/register-snapshot";
import type { KeptChoices } from "../find/kept-choices";
import type { ScaleOfColumn, ScoreTables } from "../scores/looked-up";

/** A register as it was read, and what the pane shows of it. */
export interface SeenRegister {
  readonly block: Block;
  readonly reading: RegisterReading;
  /** Rows that are left out here and counted by a function over the same cells, and why. */
  readonly apart: ReadonlyMap<number, string>;
  /** Its headers, of those in two rows the joined ones. */
  readonly headers: readonly string[];
  /** Columns of scores that are read as what a table says of them, and the tables. */
  readonly scales: readonly ScaleOfColumn[];
  readonly tables: ScoreTables;
  readonly view: RegisterView;
  /** The last id of every name a threat had here: names of other registers are other threats. */
  readonly remembered: Map<string, string>;
}

/** What a view is made with. */
export interface Viewing {
  readonly choices: KeptChoices;
  /** What scores of this register mean, as it was last read. */
  readonly tables: ScoreTables;
  readonly marks: LocaleMarks;
  /** Namespace of this build's functions, "" for none. */
  readonly prefix: string;
  /** Makes an id nobody has. */
  readonly fresh: () => string;
}
