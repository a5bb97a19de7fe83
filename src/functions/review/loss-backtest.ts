import type { BacktestLine } from "../../core";
import { checkNoProblem, lossBacktest as lossBacktestOf, readEvents } from "../../core";
import { cellsIn, checkNoError } from "../cells/cells-in";
import { dateIn } from "../cells/date-in";
import { registerWithThreats } from "../cells/register-in";
import { inCellOrLater } from "../long-calls/long-calls";

/**
 * Holds a register against the events of a period: how many and how much it expected, and how unusual what came would be if it were right. Of n threats about n/10 are flagged by chance. Use the register of the start: REGISTER_AT(history, from).
 * @customfunction LOSS_BACKTEST
 * @param register Threat register with its header row, as it stood when the period began.
 * @param events Table of what happened, with its header row: Date, Threat, Loss (before insurance; blank or 0 where nobody knows) and, if wanted, Recovery (what insurance paid).
 * @param from First day of the period.
 * @param to Last day of the period. 1 January to 31 December is exactly one year.
 * @returns A table: Threat, Expected events, Events, Chance of so many or more, Chance of so few or fewer, Expected loss, Loss, Rank of the loss, Reading; last the Total, and events outside the period where there are any.
 */
export function lossBacktest(
  register: any[][],
  events: any[][],
  from: any[][],
  to: any[][],
): any[][] {
  return inCellOrLater("LOSS_BACKTEST", [register, events, from, to], "back test", () => {
    const period = { from: dateIn(from, "from"), to: dateIn(to, "to") };
    const reading = registerWithThreats(register);
    checkNoError(events, "events", "be a range with headers");
    const happened = readEvents(cellsIn(events), reading, period);
    checkNoProblem(happened.findings, "the events", "");
    const { lines, total } = lossBacktestOf(reading.threats, happened, period);
    const { outside } = happened;
    return [
      [
        ...["Threat", "Expected events", "Events"],
        ...["Chance of so many or more", "Chance of so few or fewer"],
        ...["Expected loss", "Loss", "Rank of the loss", "Reading"],
      ],
      ...lines.map((line) => [line.threat.name, ...figures(line)]),
      ["Total", ...figures(total)],
      ...(outside === 0
        ? []
        : [["Outside the period", "", outside, "", "", "", "", "", "left out"]]),
    ];
  });
}

function figures(line: BacktestLine): readonly (number | string)[] {
  const { unknownCosts } = line;
  const unknown = `${unknownCosts} event${unknownCosts === 1 ? "" : "s"} of unknown cost`;
  return [
    ...[line.expectedEvents, line.events, line.soManyOrMore, line.soFewOrFewer],
    ...[line.expectedLoss, line.loss, line.rank ?? unknown, line.reading],
  ];
}
