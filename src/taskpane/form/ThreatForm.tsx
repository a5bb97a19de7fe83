import { Body1, Caption1, Link, makeStyles, tokens } from "@fluentui/react-components";
import { type ReactElement, useEffect, useMemo, useRef, useState } from "react";
import type { FindingKind } from "../../core";
import type { Choice, RegisterSession } from "../../session/contract/register-session";
import type {
  ColumnView,
  PlacedFinding,
  RegisterView,
  ThreatView,
  Trouble,
} from "../../session/contract/register-snapshot";
import { formTexts } from "../words/texts/form";
import { columnsToFill, headersLeftOut } from "./columns-to-fill";
import { EventRoom } from "./EventRoom";
import { type Draft, isEmptyDraft } from "../drafts/draft";
import { figureNote } from "./figure-note";
import { FormActions } from "./FormActions";
import { FormHeader } from "./FormHeader";
import { advancedFields } from "./form-sections";
import { FormSections } from "./FormSections";
import { FigureMenu } from "../main/FigureMenu";
import { Refusal } from "../frame/Refusal";
import { Screen } from "../frame/Screen";
import { takeKeyboard } from "../frame/take-keyboard";
import { ThreatField } from "./ThreatField";
import { ThreatFigureLine } from "./ThreatFigureLine";
import { gravestFirst } from "../words/threat-words";
import { ThreatSentence } from "./ThreatSentence";
import { TroubleBar } from "../frame/TroubleBar";
import { useDraftReading } from "./use-draft-reading";
import { useFieldActions } from "./use-field-actions";
import { type SaveEvents, useSave } from "./use-save";

const useStyles = makeStyles({
  more: { alignSelf: "flex-start" },
  quiet: { color: tokens.colorNeutralForeground2 },
});

export interface ThreatFormProps extends SaveEvents {
  readonly session: RegisterSession;
  readonly register: RegisterView;
  /** The threat as it is in the sheet; null for a new one, and for one that is gone. */
  readonly threat: ThreatView | null;
  readonly draft: Draft;
  readonly trouble: Trouble | null;
  /** Whether what was typed is being written, also by this form before it was left and opened again. */
  readonly isSaving: boolean;
  /** Why a choice was not taken. */
  readonly refused: string | null;
  readonly onChoice: (choice: Promise<Choice>) => void;
  readonly onDraft: (draft: Draft) => void;
  /** Goes back to the list. What was typed stays, to be taken up again. */
  readonly onBack: () => void;
  readonly onDiscard: () => void;
  readonly onDuplicate: (threat: ThreatView) => void;
  readonly onDelete: (threat: ThreatView) => void;
  /** Makes a new threat of one that is gone. */
  readonly onAddAgain: () => void;
}

/** All that is told of a column, the gravest first and in its colour. */
function remarkOn(
  told: readonly PlacedFinding[],
  column: string,
): { readonly remark: string; readonly gravest: FindingKind | null } {
  const own = told.filter((finding) => finding.column === column);
  const gravest = gravestFirst.find((kind) => own.some((finding) => finding.kind === kind)) ?? null;
  const inOrder = gravestFirst.flatMap((kind) => own.filter((finding) => finding.kind === kind));
  return { remark: inOrder.map(({ rule }) => rule).join("\n"), gravest };
}

/** A threat's fields, checked as they are typed in. */
export function ThreatForm({
  session,
  register,
  threat,
  draft,
  trouble,
  isSaving,
  refused,
  onChoice,
  onDraft,
  onBack,
  onSaving,
  onSaved,
  onRefusedLater,
  onDiscard,
  onDuplicate,
  onDelete,
  onAddAgain,
}: ThreatFormProps) {
  const styles = useStyles();
  const form = useRef<HTMLFormElement>(null);
  const [wasTried, setTried] = useState(false);
  /** A register knows many columns of which a threat fills few; a new one may fill any. */
  const [showsEmpty, setShowsEmpty] = useState(draft.base === null);
  const [showsAdvanced, setShowsAdvanced] = useState(false);
  const actions = useFieldActions(session, form, { draft, threat }, onDraft);

  const { base, typed, replaced } = draft;
  const isNew = base === null;
  const isGone = !isNew && threat === null;
  const columns = useMemo(() => columnsToFill(register), [register]);
  const reading = useDraftReading(session, register, { draft, threat }, wasTried);
  const { shown, told, figures, echoes, conflicts, statement } = reading;
  const elsewhere = told.filter(({ column }) => !columns.some(({ id }) => id === column));
  const { refusal, save } = useSave(session, form, draft, reading, {
    isGone,
    isSaving,
    onTried: () => {
      setTried(true);
    },
    onSaving,
    onSaved,
    onRefusedLater,
  });

  useEffect(() => {
    if (isNew) takeKeyboard(form.current?.querySelector("input"));
  }, [isNew]);

  const isNeeded = ({ id }: ColumnView): boolean =>
    register.nameColumns.includes(id) ||
    typed.has(id) ||
    (shown?.byColumn.get(id)?.text ?? "") !== "" ||
    told.some(({ column }) => column === id);
  const advanced = useMemo(() => {
    const isFilled = ({ id }: ColumnView): boolean => (threat?.byColumn.get(id)?.text ?? "") !== "";
    const filled = columns.flatMap((column) =>
      column.field !== null && isFilled(column) ? column.field : [],
    );
    return advancedFields(columns, new Set(filled));
  }, [columns, threat]);
  const isAdvanced = ({ field }: ColumnView): boolean => field !== null && advanced.has(field);
  const drawn = columns.filter(
    (column) => isNeeded(column) || (isAdvanced(column) ? showsAdvanced : showsEmpty),
  );
  const hidden = columns.filter((column) => !drawn.includes(column));
  const further = hidden.filter(isAdvanced).length;
  const folded = hidden.length - further;
  const leftOut = headersLeftOut(register);
  const said = useMemo(() => new Set(columns.flatMap(({ field }) => field ?? [])), [columns]);
  const drawField = (column: ColumnView, startsPair = false): ReactElement => (
    <ThreatField
      key={column.id}
      column={column}
      cell={shown?.byColumn.get(column.id)}
      typed={typed.get(column.id)}
      echo={echoes?.get(column.id)}
      {...remarkOn(told, column.id)}
      conflict={conflicts.find((conflict) => conflict.column === column.id)}
      isBusy={isSaving}
      isReplaced={replaced.has(column.id)}
      isName={register.nameColumns.includes(column.id)}
      startsPair={startsPair}
      {...actions}
    />
  );
  return (
    <Screen
      isScrolling
      onEscape={onBack}
      footer={
        <>
          <Refusal message={refused} />
          <TroubleBar trouble={refusal ?? trouble} session={session} />
          <FormActions
            isNew={isNew}
            isGone={isGone}
            isSaving={isSaving}
            isSavable={typed.size > 0}
            isDiscardable={isNew || !isEmptyDraft(draft)}
            onAddAgain={onAddAgain}
            onDiscard={onDiscard}
          />
        </>
      }
    >
      <FormHeader
        threat={shown}
        isInSheet={threat !== null}
        place={register.place}
        newRow={register.newRow}
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
          note={figureNote(figures, told.length > 0, isNew && !wasTried)}
          menu={
            threat !== null &&
            typed.size === 0 &&
            figures.expectedLoss !== null &&
            register.totals.kind === "totals" && (
              <FigureMenu
                session={session}
                threat={threat.id}
                hasSpend={figures.gap !== null}
                onChoice={onChoice}
              />
            )
          }
        />
      )}
      {elsewhere.map(({ sentence }) => (
        <Body1 key={sentence}>{sentence}.</Body1>
      ))}
      <ThreatSentence
        said={{ statement, expectedLoss: figures?.expectedLoss ?? null, fields: said }}
      />
      <form id="threat" ref={form} noValidate onSubmit={(event) => void save(event)}>
        <FormSections
          columns={drawn}
          nameColumns={register.nameColumns}
          advanced={advanced}
          drawField={drawField}
          picture={statement && <EventRoom statement={statement} />}
        />
      </form>
      {folded > 0 && (
        <Link
          as="button"
          className={styles.more}
          onClick={() => {
            setShowsEmpty(true);
          }}
        >
          {formTexts.showEmpty(folded)}
        </Link>
      )}
      {further > 0 && (
        <Link
          as="button"
          className={styles.more}
          onClick={() => {
            setShowsAdvanced(true);
          }}
        >
          {formTexts.showAdvanced(further)}
        </Link>
      )}
      {leftOut.length > 0 && (
        <Caption1 className={styles.quiet}>{formTexts.notPart(leftOut)}</Caption1>
      )}
    </Screen>
  );
}
