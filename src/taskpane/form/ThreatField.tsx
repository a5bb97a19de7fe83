import {
  Button,
  Caption1,
  Field,
  Input,
  Link,
  makeStyles,
  mergeClasses,
  tokens,
} from "@fluentui/react-components";
import { MathFormulaRegular } from "@fluentui/react-icons/svg/math-formula";
import { type KeyboardEvent, memo, useLayoutEffect, useRef, useState } from "react";
import type { FindingKind } from "../../core";
import type { CellView, ColumnView } from "../../session/contract/register-snapshot";
import type { DraftConflict } from "../drafts/draft";
import { fieldName } from "../words/texts/fields/field-names";
import { exampleOf, unitWords } from "../words/texts/fields/field-units";
import { formTexts } from "../words/texts/form";
import { useFigures } from "../words/use-figures";

const useStyles = makeStyles({
  wide: { gridColumnStart: "1", gridColumnEnd: "-1" },
  first: { gridColumnStart: "1" },
  input: {
    width: "100%",
    minWidth: 0,
    // What is said below a field comes into sight with it.
    "& input": { minWidth: 0, width: "100%", scrollMarginBottom: "64px" },
  },
  number: { "& input": { textAlign: "right", fontVariantNumeric: "tabular-nums" } },
  address: {
    fontSize: tokens.fontSizeBase200,
    whiteSpace: "nowrap",
    color: tokens.colorNeutralForeground2,
  },
  conflict: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    columnGap: tokens.spacingHorizontalS,
    rowGap: tokens.spacingVerticalXS,
    marginTop: tokens.spacingVerticalXS,
    paddingInlineStart: tokens.spacingHorizontalS,
    borderInlineStartWidth: tokens.strokeWidthThickest,
    borderInlineStartStyle: "solid",
    borderInlineStartColor: tokens.colorStatusWarningBorderActive,
  },
  // Each thing that is said of it begins a line.
  remark: { whiteSpace: "pre-line" },
  formula: { fontFamily: tokens.fontFamilyMonospace },
});

/** What can be done to one field of the form. All of it stays the same from key to key. */
export interface FieldActions {
  readonly onType: (column: string, text: string) => void;
  readonly onReplaceFormula: (column: string) => void;
  readonly onKeepMine: (column: string) => void;
  readonly onTakeTheirs: (column: string) => void;
  readonly onGoTo: (column: string) => void;
}

export interface ThreatFieldProps extends FieldActions {
  readonly column: ColumnView;
  /** Its cell in the sheet; undefined for a new threat. */
  readonly cell: CellView | undefined;
  /** What was typed and is not saved; undefined where the sheet's own cell is shown. */
  readonly typed: string | undefined;
  /** What was typed, as it was understood; undefined where nothing was, or a text. */
  readonly echo: string | undefined;
  /** What is said of it, a line each; empty where nothing is. */
  readonly remark: string;
  /** The worst of that. */
  readonly gravest: FindingKind | null;
  readonly conflict: DraftConflict | undefined;
  /** Whether the user chose to replace its formula. */
  readonly isReplaced: boolean;
  readonly isName: boolean;
  /** Whether a line begins with it, the next field beside it. */
  readonly startsPair: boolean;
  /** Whether it is being saved: what is typed meanwhile would be lost. */
  readonly isBusy: boolean;
}

/** One cell of a threat as a field: what it holds, where it lives, and what is wrong with it. */
export const ThreatField = memo(function ThreatField({
  column,
  cell,
  typed,
  echo,
  remark,
  gravest,
  conflict,
  isReplaced,
  isName,
  startsPair,
  isBusy,
  onType,
  onReplaceFormula,
  onKeepMine,
  onTakeTheirs,
  onGoTo,
}: ThreatFieldProps) {
  const styles = useStyles();
  const figures = useFigures();
  const { grouped } = figures;
  /** A field shows what the sheet shows, digits in groups, and plain ones to whoever edits it. */
  const [hasFocus, setFocus] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  // All of it was selected when the keyboard came, and has been replaced by its digits since.
  useLayoutEffect(() => {
    if (hasFocus) input.current?.select();
  }, [hasFocus]);
  const { id, quantity, header } = column;
  const formula = cell ? cell.formula : column.isCalculated ? "" : null;
  const isLocked = formula !== null && !isReplaced;
  const isNumber = quantity !== "text";
  const isEdited = hasFocus && !isLocked;
  const understood = echo === undefined || typed === undefined ? null : grouped(echo);
  const text = typed ?? (isEdited ? cell?.typed : cell?.text) ?? "";
  // Tab stops at fields alone, so what else belongs to a field has a key: those of Excel for the same.
  const onKeyDown = (event: KeyboardEvent): void => {
    const isGoTo = event.ctrlKey && !event.altKey && event.key.toLowerCase() === "g";
    if (!cell || !(isGoTo || event.key === "F2")) return;
    event.preventDefault();
    if (isGoTo) onGoTo(id);
    else if (isReplaced) onTakeTheirs(id);
    else if (isLocked) onReplaceFormula(id);
  };
  return (
    <div className={mergeClasses(isName && styles.wide, startsPair && styles.first)}>
      <Field
        label={{ children: header, title: fieldName(column) }}
        required={isName}
        validationState={gravest === null ? "none" : states[gravest]}
        validationMessage={remark === "" ? null : { children: remark, className: styles.remark }}
        hint={hintOf(column, formula, isReplaced, understood)}
      >
        <Input
          className={mergeClasses(styles.input, isNumber && styles.number)}
          input={{ ref: input }}
          name={id}
          value={isNumber && quantity !== "date" && !isEdited ? grouped(text) : text}
          placeholder={isLocked ? undefined : exampleOf(column, figures)}
          readOnly={isLocked || isBusy}
          appearance={isLocked ? "filled-darker" : "outline"}
          inputMode={isNumber ? "decimal" : "text"}
          autoComplete="off"
          spellCheck={false}
          dir={isNumber ? "ltr" : "auto"}
          contentBefore={formula === null ? null : <MathFormulaRegular />}
          contentAfter={
            cell ? (
              <Link
                as="button"
                type="button"
                className={styles.address}
                tabIndex={-1}
                aria-label={formTexts.goTo(cell.address, header)}
                aria-keyshortcuts="Control+G"
                title={formTexts.goToKeys}
                onClick={() => {
                  onGoTo(id);
                }}
              >
                {cell.address}
              </Link>
            ) : null
          }
          onChange={(_, { value }) => {
            onType(id, value);
          }}
          onKeyDown={onKeyDown}
          onFocus={() => {
            setFocus(true);
          }}
          onBlur={() => {
            setFocus(false);
          }}
        />
      </Field>
      {cell && isLocked && (
        <Link
          as="button"
          type="button"
          inline
          className={styles.address}
          tabIndex={-1}
          aria-keyshortcuts="F2"
          onClick={() => {
            onReplaceFormula(id);
          }}
        >
          {formTexts.replaceFormula}
        </Link>
      )}
      {cell && isReplaced && (
        <Link
          as="button"
          type="button"
          inline
          className={styles.address}
          tabIndex={-1}
          aria-keyshortcuts="F2"
          onClick={() => {
            onTakeTheirs(id);
          }}
        >
          {formTexts.keepFormula}
        </Link>
      )}
      {conflict && (
        <div className={styles.conflict} role="group" aria-label={formTexts.changedInSheet(header)}>
          <Caption1>
            {/* Both values stand here until one is chosen: nothing is lost. */}
            {formTexts.conflict(shown(conflict.theirs), shown(conflict.before), typed ?? "")}
          </Caption1>
          <Button
            size="small"
            onClick={() => {
              onKeepMine(id);
            }}
          >
            {formTexts.keepMine}
          </Button>
          <Button
            size="small"
            onClick={() => {
              onTakeTheirs(id);
            }}
          >
            {formTexts.useSheets}
          </Button>
        </div>
      )}
    </div>
  );
});

const shown = ({ formula, text }: CellView): string => formula ?? text;

/** A note is no state of a field. */
const states = { Problem: "error", Warning: "warning", Note: "none" } as const;

function hintOf(
  column: ColumnView,
  formula: string | null,
  isReplaced: boolean,
  understood: string | null,
): string | null {
  const echo = understood === null ? null : formTexts.understood(understood);
  if (formula === "") return formTexts.filledIn;
  if (formula !== null) {
    return isReplaced
      ? [echo, formTexts.savingReplaces(formula)].filter(Boolean).join(" · ")
      : formula;
  }
  const unit = unitWords(column);
  // In one line, so that nothing moves while one types: what was understood says more than a unit that nobody misreads.
  if (echo !== null && column.scale === 1) return echo;
  return [echo, unit].filter(Boolean).join(" · ") || null;
}
