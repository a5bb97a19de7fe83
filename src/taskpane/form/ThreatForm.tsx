import { Body1, Button, Caption1, Link, makeStyles, tokens } from "@fluentui/react-components";
import { type FormEvent, useEffect, useMemo, useRef, useState } from "react";
import type { RegisterSession, SaveResult } from "../../session/contract/register-session";
import type {
  ColumnView,
  PlacedFinding,
  RegisterView,
  ThreatFigures,
  ThreatView,
  Trouble,
} from "../../session/contract/register-snapshot";
import { columnsToFill, headersLeftOut } from "./columns-to-fill";
import { conflictsOf, type Draft, isEmptyDraft } from "../drafts/draft";
import { FormHeader } from "./FormHeader";
import { Screen } from "../frame/Screen";
import { takeKeyboard } from "../frame/take-keyboard";
import { ThreatField } from "./ThreatField";
import { ThreatFigureLine } from "./ThreatFigureLine";
import { TroubleBar } from "../frame/TroubleBar";
import { isSecondClick } from "../frame/double-click";
import { focusField, useFieldActions } from "./use-field-actions";
import { usePassingRefusal } from "../frame/use-passing-refusal";

const useStyles = makeStyles({
  fields: {
    display: "grid",
    gridTemplateColumns: "repeat(2, minmax(0, 1fr))",
    alignItems: "start",
    columnGap: tokens.spacingHorizontalM,
    rowGap: tokens.spacingVerticalM,
  },
  more: { alignSelf: "flex-start" },
  quiet: { color: tokens.colorNeutralForeground2 },
  actions: { display: "flex", columnGap: tokens.spacingHorizontalS },
});

export interface ThreatFormProps {
  readonly session: RegisterSession;
  readonly register: RegisterView;
  /** The threat as it is in the sheet; null for a new one, and for one that is gone. */
  readonly threat: ThreatView | null;
  readonly draft: Draft;
  readonly trouble: Trouble | null;
  readonly onDraft: (draft: Draft) => void;
  /** Goes back to the list. What was typed stays, to be taken up again. */
  readonly onBack: () => void;
  /** @param columns ids of those that were written */
  readonly onSaved: (threat: string, isNew: boolean, columns: readonly string[]) => void;
  readonly onDiscard: () => void;
  readonly onDuplicate: (threat: ThreatView) => void;
  readonly onDelete: (threat: ThreatView) => void;
  /** Makes a new threat of one that is gone. */
  readonly onAddAgain: () => void;
}

/** A threat's fields, checked as they are typed in. */
export function ThreatForm({
  session,
  register,
  threat,
  draft,
  trouble,
  onDraft,
  onBack,
  onSaved,
  onDiscard,
  onDuplicate,
  onDelete,
  onAddAgain,
}: ThreatFormProps) {
  const styles = useStyles();
  const form = useRef<HTMLFormElement>(null);
  /** Whether saving was tried: from then on a new threat is told what it lacks. */
  const [wasTried, setTried] = useState(false);
  /** A register knows many columns of which a threat fills few; a new one may fill any. */
  const [showsEmpty, setShowsEmpty] = useState(draft.base === null);
  const [isSaving, setSaving] = useState(false);
  /** Says so at once, where a drawn button says so only once it is drawn. */
  const isUnderWay = useRef(false);
  const [refusal, setRefusal] = usePassingRefusal(session);
  const actions = useFieldActions(session, form, { draft, threat }, onDraft);

  const { base, typed, replaced } = draft;
  const isNew = base === null;
  const isGone = !isNew && threat === null;
  const shown = threat ?? base;
  const columns = useMemo(() => columnsToFill(register), [register]);
  const reading = useMemo(
    () => (isNew || typed.size > 0 ? session.check(shown, typed) : null),
    // What is said of a draft depends on the other threats, too.
    [session, register, isNew, shown, typed],
  );
  const findings = reading?.findings ?? shown?.findings ?? [];
  const figures = reading?.figures ?? shown?.figures;
  const conflicts = conflictsOf(draft, threat);
  // Told of a new threat's empty fields before anything was typed in them, nobody would listen.
  const isTold = ({ column }: PlacedFinding): boolean =>
    !isNew || wasTried || (column !== null && typed.has(column));
  const told = findings.filter(isTold);
  const elsewhere = told.filter(
    ({ column, kind }) => kind !== "Note" && !columns.some(({ id }) => id === column),
  );

  useEffect(() => {
    if (isNew) takeKeyboard(form.current?.querySelector("input"));
  }, [isNew]);

  async function save(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (isUnderWay.current || isGone || typed.size === 0) return;
    setTried(true);
    const stopping = findings.find(
      ({ kind, column }) => kind === "Problem" && (isNew || (column !== null && typed.has(column))),
    );
    const wrong = conflicts[0]?.column ?? stopping?.column;
    if (wrong !== undefined) {
      if (wrong !== null) focusField(form.current, wrong);
      return;
    }
    isUnderWay.current = true;
    setSaving(true);
    setRefusal(null);
    const result = base
      ? await session.save(base, typed, { replaceFormulas: replaced.size > 0 })
      : await session.add(typed);
    isUnderWay.current = false;
    setSaving(false);
    settle(result);
  }

  function settle(result: SaveResult): void {
    switch (result.kind) {
      case "saved":
        onSaved(result.threat, isNew, [...typed.keys()]);
        break;
      case "conflict":
        // The snapshot shows the cells as they are now; each conflict stands beside its field.
        if (result.cells[0]) focusField(form.current, result.cells[0].column);
        break;
      case "formulas":
        if (result.columns[0] !== undefined) focusField(form.current, result.columns[0]);
        break;
      case "gone":
        session.refresh();
        break;
      case "refused":
        setRefusal(result.trouble);
        break;
    }
  }

  const isNeeded = ({ id }: ColumnView): boolean =>
    register.nameColumns.includes(id) ||
    typed.has(id) ||
    (shown?.byColumn.get(id)?.text ?? "") !== "" ||
    told.some(({ column }) => column === id);
  const drawn = showsEmpty ? columns : columns.filter(isNeeded);
  const folded = columns.length - drawn.length;
  const leftOut = headersLeftOut(register);
  return (
    <Screen
      isScrolling
      onEscape={onBack}
      footer={
        <>
          <TroubleBar trouble={refusal ?? trouble} session={session} />
          {isGone && (
            <Body1 role="alert">
              This threat is no longer in the sheet. What you typed is kept here.
            </Body1>
          )}
          <div className={styles.actions}>
            {isGone ? (
              <Button appearance="primary" onClick={onAddAgain}>
                Add it again
              </Button>
            ) : (
              <Button
                appearance="primary"
                type="submit"
                form="threat"
                disabledFocusable={isSaving || typed.size === 0}
                onClick={(event) => {
                  if (isSecondClick(event)) event.preventDefault();
                }}
              >
                {isSaving ? "Saving…" : isNew ? "Add" : "Save"}
              </Button>
            )}
            <Button
              onClick={onDiscard}
              disabledFocusable={isSaving || (isEmptyDraft(draft) && !isNew)}
            >
              {isNew ? "Cancel" : "Discard changes"}
            </Button>
          </div>
        </>
      }
    >
      <FormHeader
        threat={shown}
        isInSheet={threat !== null}
        place={register.place}
        isFirst={register.threats.length === 0}
        session={session}
        onBack={onBack}
        onDuplicate={onDuplicate}
        onDelete={onDelete}
      />
      {figures && (
        <ThreatFigureLine
          figures={figures}
          hasSpend={columns.some(({ field }) => field === "spend")}
          isDraft={typed.size > 0}
          note={noteOn(figures, told.length > 0, isNew && !wasTried)}
        />
      )}
      {elsewhere.map(({ sentence }) => (
        <Body1 key={sentence}>{sentence}.</Body1>
      ))}
      <form
        id="threat"
        ref={form}
        className={styles.fields}
        noValidate
        onSubmit={(event) => void save(event)}
      >
        {drawn.map((column) => (
          <ThreatField
            key={column.id}
            column={column}
            cell={shown?.byColumn.get(column.id)}
            typed={typed.get(column.id)}
            echo={reading?.echoes.get(column.id)}
            finding={told.find((finding) => finding.column === column.id)}
            conflict={conflicts.find((conflict) => conflict.column === column.id)}
            isBusy={isSaving}
            isReplaced={replaced.has(column.id)}
            isName={register.nameColumns.includes(column.id)}
            {...actions}
          />
        ))}
      </form>
      {folded > 0 && (
        <Link
          as="button"
          className={styles.more}
          onClick={() => {
            setShowsEmpty(true);
          }}
        >
          {folded === 1 ? "Show the empty field" : `Show ${folded} empty fields`}
        </Link>
      )}
      {leftOut.length > 0 && (
        <Caption1 className={styles.quiet}>
          Not part of the register, to be edited in the sheet: {leftOut.join(", ")}.
        </Caption1>
      )}
    </Screen>
  );
}

/** Why a figure is missing; the fields say it more exactly where they can. */
function noteOn(
  { reason, expectedLoss, required, spend, gap }: ThreatFigures,
  isMarked: boolean,
  isUntold: boolean,
): string | null {
  if (reason === null) return null;
  if (isMarked) {
    const isAllMissing = [expectedLoss, required, spend, gap].every((figure) => figure === null);
    return isAllMissing
      ? "No figures until the fields marked below are mended."
      : "What is missing comes once the fields marked below are mended.";
  }
  return isUntold ? "Figures come as the fields are filled in." : `${reason}.`;
}
