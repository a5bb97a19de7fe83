import {
  Body1,
  Button,
  Caption1,
  Checkbox,
  makeStyles,
  mergeClasses,
  Select,
  tokens,
} from "@fluentui/react-components";
import { fields } from "../../core";
import type { Choice, RegisterSession } from "../../session/contract/register-session";
import type { ColumnView, RegisterView, Trouble } from "../../session/contract/register-snapshot";
import { columnsTexts } from "../words/texts/columns";
import { fieldGroups, unitChoices } from "../words/texts/fields/field-groups";
import { nameOfField, scaleWords } from "../words/texts/fields/field-names";
import { FindingLine } from "../parts/FindingLine";
import { GoToCell } from "../parts/GoToCell";
import { Refusal } from "../frame/Refusal";
import { ShapeQuestion } from "./ShapeQuestion";
import { suggestedField } from "./suggested-field";
import { ScoreBar } from "../list/ScoreBar";
import { Screen } from "../frame/Screen";
import { TroubleBar } from "../frame/TroubleBar";
import type { MainView } from "../frame/view";
import { ViewHead } from "../frame/ViewHead";
import { plainList } from "../parts/list-styles";

const useStyles = makeStyles({
  reading: { display: "flex", columnGap: tokens.spacingHorizontalS },
  field: { flexGrow: 2, flexBasis: "60%", minWidth: 0 },
  unit: { flexGrow: 1, flexBasis: "40%", minWidth: 0 },
  samples: {
    overflow: "hidden",
    textOverflow: "ellipsis",
    whiteSpace: "nowrap",
    fontVariantNumeric: "tabular-nums",
  },
  quiet: { color: tokens.colorNeutralForeground2 },
  list: { ...plainList, rowGap: tokens.spacingVerticalM },
  head: { display: "flex", alignItems: "baseline", columnGap: tokens.spacingHorizontalS },
  name: { marginInlineEnd: "auto" },
  column: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalXXS },
  problem: { color: tokens.colorStatusDangerForeground3 },
  join: { marginInlineStart: `calc(-1 * ${tokens.spacingHorizontalS})` },
});

/** How each column is read, and what the user can say of it where its header does not. */
export function ColumnsView({
  register,
  session,
  trouble,
  backTo,
  refusal,
  onChoice,
  onBack,
}: {
  readonly register: RegisterView;
  readonly session: RegisterSession;
  readonly trouble: Trouble | null;
  /** The view that was there before. */
  readonly backTo: MainView;
  readonly refusal: string | null;
  readonly onChoice: (choice: Promise<Choice>) => void;
  readonly onBack: () => void;
}) {
  const styles = useStyles();
  const { scores } = register;
  // Where scores stand for figures, it is asked what they mean, and not for other columns.
  const ofNone = register.findings.filter(
    ({ column }) =>
      !register.columns.some(({ id }) => id === column) && scores?.kind !== "no scale",
  );
  return (
    <Screen
      isScrolling
      onEscape={onBack}
      footer={
        <>
          <Refusal message={refusal} />
          <TroubleBar trouble={trouble} session={session} />
          <Caption1 className={styles.quiet}>{columnsTexts.kept}</Caption1>
        </>
      }
    >
      <ViewHead title={columnsTexts.title} backTo={backTo} onBack={onBack} />
      {scores && <ScoreBar scores={scores} session={session} onChoice={onChoice} />}
      <ShapeQuestion session={session} onChoice={onChoice} />
      {ofNone.length > 0 && (
        <ul className={styles.list}>
          {ofNone.map((finding) => (
            <li key={finding.sentence}>
              <FindingLine finding={finding} onShow={session.show} />
            </li>
          ))}
        </ul>
      )}
      <ul className={styles.list}>
        {register.columns.map((column) => (
          <li key={column.id} className={styles.column}>
            <Column column={column} register={register} session={session} onChoice={onChoice} />
          </li>
        ))}
      </ul>
    </Screen>
  );
}

/** What is chosen where the header decides. */
const byHeader = "";
/** The same of a unit, of which none at all is another choice. */
const unitOfHeader = "by its header";

/** So many values of a column are shown. */
const samplesShown = 3;

function Column({
  column,
  register,
  session,
  onChoice,
}: {
  readonly column: ColumnView;
  readonly register: RegisterView;
  readonly session: RegisterSession;
  readonly onChoice: (choice: Promise<Choice>) => void;
}) {
  const styles = useStyles();
  const { nameColumns, findings, threats } = register;
  const { id, header, address, cells, field, isMapped, lookedUpIn, quantity, unit } = column;
  const isScore =
    register.scores?.kind === "no scale" &&
    register.scores.columns.some((each) => each.column === id);
  const isName = nameColumns.includes(id);
  const label = header === "" ? columnsTexts.column(address) : header;
  const byItself =
    field === null || isMapped
      ? columnsTexts.asHeaderSays
      : columnsTexts.itsHeader(nameOfField(field));
  const samples = threats
    .map(({ byColumn }) => byColumn.get(id)?.text ?? "")
    .filter((text) => text !== "")
    .slice(0, samplesShown);
  const suggested = isName || isScore ? null : suggestedField(column, register);
  const units = field === null ? [] : unitChoices(quantity);
  return (
    <>
      <div className={styles.head}>
        <Body1 className={styles.name}>{label}</Body1>
        <Caption1>
          <GoToCell address={address} cells={cells} onShow={session.show} />
        </Caption1>
      </div>
      <Caption1
        className={mergeClasses(styles.quiet, styles.samples)}
        title={samples.join(" \u00b7 ")}
      >
        {samples.length === 0 ? columnsTexts.noValues : samples.join(" \u00b7 ")}
      </Caption1>
      <div className={styles.reading}>
        <Select
          className={styles.field}
          size="small"
          aria-label={columnsTexts.holds(label)}
          value={isMapped && field !== null ? field : byHeader}
          onChange={(_, { value }) => {
            const chosen = fields.find(({ key }) => key === value);
            onChoice(session.mapColumn(id, chosen?.key ?? null));
          }}
        >
          <option value={byHeader}>
            {field === null && !isName ? columnsTexts.notPart : byItself}
          </option>
          {fieldGroups.map((group) => (
            <optgroup key={group.name} label={group.name}>
              {group.keys.map((key) => (
                <option key={key} value={key}>
                  {nameOfField(key)}
                </option>
              ))}
            </optgroup>
          ))}
        </Select>
        {units.length > 0 && (
          <Select
            className={styles.unit}
            size="small"
            aria-label={columnsTexts.unitOf(label)}
            value={unit ?? unitOfHeader}
            onChange={(_, { value }) => {
              onChoice(session.setUnit(id, value === unitOfHeader ? null : value));
            }}
          >
            <option value={unitOfHeader}>{unitByHeader(column)}</option>
            {units.map((each) => (
              <option key={each.unit} value={each.unit}>
                {each.words}
              </option>
            ))}
          </Select>
        )}
      </div>
      {suggested && (
        <div className={styles.head}>
          <Caption1 className={styles.quiet}>{suggested.why}</Caption1>
          <Button
            size="small"
            onClick={() => {
              onChoice(session.mapColumn(id, suggested.field));
            }}
          >
            {columnsTexts.readAs(nameOfField(suggested.field), column.guessUnit)}
          </Button>
        </div>
      )}
      {lookedUpIn !== null && (
        <div className={styles.head}>
          <Caption1 className={styles.quiet}>{columnsTexts.lookedUpIn(lookedUpIn)}</Caption1>
          <Button
            size="small"
            onClick={() => {
              onChoice(session.forgetScale(id));
            }}
          >
            {columnsTexts.stopLookingUp}
          </Button>
        </div>
      )}
      {quantity === "text" && lookedUpIn === null && (
        <Checkbox
          className={styles.join}
          size="medium"
          label={columnsTexts.partOfName}
          checked={isName}
          disabled={isName && nameColumns.length === 1}
          onChange={(_, { checked }) => {
            onChoice(session.joinColumns(joinedWith(nameColumns, id, checked === true)));
          }}
        />
      )}
      {findings
        // What is said of a row has its place among what was found: here it would not tell which row.
        .filter((finding) => finding.column === id && finding.cells.row === cells.row)
        .filter(({ kind }) => field !== null || kind !== "Note")
        .map(({ kind, rule }) => (
          <Caption1 key={rule} className={kind === "Problem" ? styles.problem : styles.quiet}>
            {kind}: {rule}.
          </Caption1>
        ))}
    </>
  );
}

/** The unit that a column is read in where nobody said one. */
function unitByHeader(column: ColumnView): string {
  if (column.unit !== null) return columnsTexts.asHeaderSays;
  return (scaleWords(column) ?? "\u00d7 1").replace(/\.$/, "");
}

function joinedWith(joined: readonly string[], column: string, isIn: boolean): string[] {
  const others = joined.filter((id) => id !== column);
  return isIn ? [...others, column] : others;
}
