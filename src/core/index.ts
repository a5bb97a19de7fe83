export {
  coverage,
  coverageGap,
  coverageRatio,
  requiredSpend,
  rules,
  usualLevel,
} from "./budget/coverage";
export type { Coverage, Rule } from "./budget/coverage";
export type { Frequency } from "./frequency/frequency";
export { bernoulli, clustered, meanFrequency, poisson } from "./frequency/frequency";
export type { AnnualLayer, LayeredYear } from "./loss/annual-layer";
export { expectedLoss, totalExpectedLoss } from "./loss/expected-loss";
export type { CurvePoint } from "./loss/exceedance-curve";
export type { YearOfLosses, YearOptions } from "./loss/year-of-losses";
export { yearOfLosses } from "./loss/year-of-losses";
export { blankInWords, ModelError } from "./model-error";
export type { ModelErrorCode } from "./model-error";
export type { Cell, Cells } from "./register/cell";
export { asPercent, CellError, describeCell, isBlank, quote } from "./register/cell";
export { hasHeaderRow } from "./register/columns";
export type { Field, FieldKey, Quantity } from "./register/field";
export { fields } from "./register/field";
export type { Finding, FindingKind } from "./register/finding";
export type { RegisterReading } from "./register/read-register";
export { readRegister, threatsOf } from "./register/read-register";
export type { Threat } from "./register/threat";
export type { Cover, EventLoss, LossView } from "./severity/event-loss";
export { meanEventLoss } from "./severity/event-loss";
export type { LossFigure, LossModel, LossNames, LossReading } from "./severity/loss-figures";
export { severityFrom } from "./severity/severity-from";
export type { Severity } from "./severity/severity";
export { severityMean } from "./severity/severity";
