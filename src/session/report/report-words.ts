import type { BridgeDriver, Rule } from "../../core";
import type { UnreadRow } from "../contract/report";

/** All that a report says. Texts that formulas put together say what stands ahead of each figure, and behind the last. */
export interface ReportWords {
  /** By which dates are written: "en-US". */
  readonly locale: string;
  /** How a day is shown in a cell. */
  readonly dayFormat: string;
  readonly sheet: string;
  readonly title: string;
  readonly subtitle: string;
  readonly question: string;
  readonly yes: string;
  /** "No: 6 of 13 threats are under-funded; 77% of what is required is covered." in pieces between the figures. */
  readonly no: readonly [string, string, string, string];
  readonly noSpend: string;
  readonly figures: {
    readonly required: string;
    readonly spend: string;
    readonly gap: string;
    readonly covered: string;
    readonly average: string;
    readonly bad: string;
    readonly worst: string;
    readonly total: string;
  };
  readonly curve: string;
  readonly loss: string;
  readonly chance: string;
  readonly appetite: string;
  readonly byBudget: string;
  readonly money: string;
  readonly left: string;
  readonly gaps: string;
  readonly threat: string;
  readonly plan: string;
  readonly newMoney: string;
  readonly control: string;
  readonly cost: string;
  readonly avoided: string;
  readonly rosi: string;
  readonly together: string;
  readonly nothingPays: string;
  readonly decide: string;
  readonly decideNothing: string;
  readonly noPlan: string;
  readonly changed: string;
  readonly changedNever: string;
  readonly gapBefore: string;
  readonly gapNow: string;
  readonly others: string;
  readonly more: string;
  readonly less: string;
  /** What moved a threat, by the word that LOSS_BRIDGE has for it. */
  readonly drivers: Readonly<Record<BridgeDriver, string>>;
  readonly noHistory: string;
  readonly unreadHistory: (row: UnreadRow) => string;
  readonly assumptions: string;
  readonly rule: string;
  readonly rules: Readonly<Record<Rule, string>>;
  readonly level: string;
  readonly levelSays: string;
  readonly version: string;
  readonly data: string;
  readonly dataSays: (day: string, reviewed: readonly [string, string] | null) => string;
  readonly leftOut: string;
  readonly leftOutSays: (names: readonly string[]) => string;
  readonly unnamed: string;
  readonly unnamedSays: string;
  /** Follows the amount of budget lines that name no threat, in a cell of its own. */
  readonly linesForAll: string;
  /** Follows what controls cost that name no threat. */
  readonly unnamedControls: (names: readonly string[]) => string;
  readonly accuracy: string;
  readonly accurate: string;
  readonly sources: string;
  readonly register: string;
  readonly controls: string;
  readonly history: string;
  readonly alive: string;
  readonly chartData: string;
}
