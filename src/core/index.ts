export { attackSuccess } from "./attack/attack-success";
export { attackerProfit } from "./attack/attacker-profit";
export type { ContestOrder, ContestOutcome } from "./attack/contest-outcome";
export { contestOrders, contestOutcome } from "./attack/contest-outcome";
export type { ContestTerms } from "./attack/contest-terms";
export { costPerSuccess } from "./attack/cost-per-success";
export { deterrenceSpend } from "./attack/deterrence-spend";
export { hardeningRisk, hardeningSpend } from "./attack/hardening";
export type { FlawSearch } from "./attack/hardening";
export { deterrenceRequirement, optimumRequirement } from "./budget/column-rules";
export {
  coverage,
  coverageGap,
  columnsMissing,
  countedSpend,
  coverageRatio,
  requiredSpend,
  rules,
  isExactlyRequired,
  threatCoverage,
  totalCoverage,
  USUAL_COVERAGE_LEVEL,
} from "./budget/coverage";
export type { Coverage, Rule, RuleTerms } from "./budget/coverage";
export type { CoverageLine, CoverageRemark } from "./budget/coverage-lines";
export { coverageLines } from "./budget/coverage-lines";
export type { CostOfRisk } from "./budget/cost-of-risk";
export { costOfRisk } from "./budget/cost-of-risk";
export type { BreachCurve } from "./budget/gordon-loeb";
export { gordonLoebSpend } from "./budget/gordon-loeb";
export { checkDiscountRate, netPresentValue, paybackYears } from "./budget/net-present-value";
export { rosi } from "./budget/rosi";
export type { Avoided } from "./controls/avoided";
export type { AdoptedThreat, Adoption } from "./controls/adoption";
export { adoption } from "./controls/adoption";
export type { Control, PlanLock } from "./controls/control";
export { annualCost } from "./controls/control";
export { controlValues } from "./controls/control-values";
export { controlFields } from "./controls/control-fields";
export type { ControlKey } from "./controls/control-fields";
export { controlHeadersIn, controlsOf, readControls } from "./controls/read-controls";
export type { ControlsReading } from "./controls/read-controls";
export { threatNamesOf } from "./controls/threat-names";
export type { ThreatNames } from "./controls/threat-names";
export { treatedThreats } from "./controls/treated-threats";
export { threatsWithout } from "./controls/without-control";
export { yesIn } from "./controls/yes-word";
export { moneyForAll } from "./lines/money-for-all";
export { spendByThreat } from "./lines/spend-by-threat";
export type { InsuranceOption } from "./offers/insurance-options";
export { insuranceOptions } from "./offers/insurance-options";
export type { Frequency } from "./threat/frequency";
export { bernoulli, clustered, meanFrequency, poisson } from "./threat/frequency";
export { vulnerabilityChance } from "./threat/vulnerability-chance";
export type { AnnualLayer, LayeredYear } from "./year/annual-layer";
export { checkedSum, expectedLoss, totalExpectedLoss } from "./year/sources/expected-loss";
export type { Work } from "./year/computing-time";
export { takesLong, takesLongUnread } from "./year/computing-time";
export type { CurvePoint } from "./year/exceedance-curve";
export type { LossMeasure } from "./year/loss-measure";
export { measuredLoss, measureKinds } from "./year/loss-measure";
export { rememberedYear, rememberYears } from "./year/remembered-year";
export type { MakeYear } from "./year/remembered-year";
export { unknownRateShare } from "./year/unknown-rates";
export type { YearOfLosses, YearOptions } from "./year/year-of-losses";
export { yearOfLosses } from "./year/year-of-losses";
export { blankInWords, ModelError } from "./input/model-error";
export type { ModelErrorCode } from "./input/model-error";
export type { BudgetPoint } from "./plan/budget-curve";
export { budgetCurve } from "./plan/budget-curve";
export type { BudgetPlan, PlannedControl } from "./plan/budget-plan";
export { budgetPlan } from "./plan/budget-plan";
export { plansTakeLong } from "./plan/computing-time";
export type { LinearProgram, LinearSolver } from "./plan/bound/linear-plan";
export type { Cell, Cells } from "./input/cell";
export { serialDateIn, yearsFrom } from "./input/serial-date";
export { asPercent, CellError, describeCell, isBlank, quote } from "./input/cell";
export type { Column, ColumnChoices, ColumnReading, Columns } from "./register/headers/column";
export { hasHeaderRow } from "./register/columns";
export type { Field, FieldKey, Quantity } from "./register/headers/field";
export {
  amounts,
  assetKeys,
  fields,
  frequencyKeys,
  rateRangeKeys,
  labelKeys,
  lossKeys,
  secondaryKeys,
} from "./register/headers/field";
export { fieldMeant } from "./register/field-meant";
export type { Finding, FindingKind } from "./register/findings/finding";
export { checkNoProblem } from "./register/findings/no-problem";
export { rightName } from "./register/findings/nearest-name";
export type { RegisterReading, RegisterRowReading } from "./register/read-register";
export { headersIn, readEditedRow, readRegister, threatsOf } from "./register/read-register";
export type { RowStatement } from "./register/rows/read-row";
export { totalNamed } from "./register/rows/total-names";
export type { Threat } from "./threat/threat";
export type { Figures, Group, GroupOptions, Part } from "./group/part-figures";
export { groupFigures, NO_UNIT } from "./group/part-figures";
export { registerInCurrency } from "./group/in-currency";
export type { PlainCell, PlainColumn, PlainRegister } from "./group/plain-register";
export { plainHeader, plainRegister } from "./group/plain-register";
export type { LineSource, LineThreat, RegisterLine } from "./group/register-line";
export { readLine, registerLine, threatsOfPlain } from "./group/register-line";
export type { GroupYear, RolledUp, RolledUpPart } from "./group/roll-up";
export { RollUp } from "./group/roll-up";
export type { Rates } from "./group/rates";
export { readRates } from "./group/rates";
export type { InexactFigure, YearFigure } from "./review/accuracy";
export { inexactFigures } from "./review/accuracy";
export type { EventKey } from "./review/backtest/event-fields";
export type { BacktestLine, BacktestReading } from "./review/backtest/loss-backtest";
export { lossBacktest } from "./review/backtest/loss-backtest";
export { eventHeadersIn, readEvents } from "./review/backtest/read-events";
export type { BridgeDriver, BridgeMeasure } from "./review/bridge/loss-bridge";
export { lossBridge } from "./review/bridge/loss-bridge";
export { recordedDays, registerAt } from "./review/history/register-at";
export type { Allowance, AppetiteLine } from "./review/appetite";
export { appetiteCheck } from "./review/appetite";
export type { AppetiteKey } from "./review/appetite-headers";
export { appetiteColumn, hasOwnUnit } from "./review/appetite-headers";
export type {
  BreakEven,
  BreakEvenKey,
  BreakEvenMeasure,
  BreakEvenQuestion,
} from "./review/break-even";
export { breakEven, breakEvenKeys, breakEvenRule } from "./review/break-even";
export type { ReviewDue } from "./review/reviews-due";
export { reviewsDue } from "./review/reviews-due";
export type { Sensitivity } from "./review/sensitivity";
export { sensitivities } from "./review/sensitivity";
export { updatedFrequency } from "./review/updated-frequency";
export type { ChangedCell } from "./scenarios/changed-cells";
export { changedCells, withCells } from "./scenarios/changed-cells";
export type { ScenariosReading } from "./scenarios/read-scenarios";
export { readScenarios, scenarioHeadersIn } from "./scenarios/read-scenarios";
export type { Scenario, ScenarioChange, ScenarioRow } from "./scenarios/scenario";
export type { ScenarioKey } from "./scenarios/scenario-fields";
export type { Cover, EventLoss, LossView } from "./severity/event-loss";
export { meanEventLoss } from "./severity/event-loss";
export { eventExceedance, eventQuantile } from "./severity/event-spread";
export type { LossFigure, LossModel, LossNames, LossReading } from "./severity/loss-figures";
export { lossFit } from "./severity/loss-fit";
export { patterns as lossPatterns } from "./severity/loss-pattern";
export { severityFrom } from "./severity/severity-from";
export type { Severity } from "./severity/severity";
export { severityMean } from "./severity/severity";
