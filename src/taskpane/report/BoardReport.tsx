import {
  Body1,
  Button,
  Caption1,
  makeStyles,
  Select,
  Spinner,
  tokens,
  useId,
} from "@fluentui/react-components";
import { useEffect, useState } from "react";
import type { RegisterSession } from "../../session/contract/register-session";
import type { RegisterView, Snapshot } from "../../session/contract/register-snapshot";
import type {
  ReportLanguage,
  ReportPaper,
  ReportPreview,
  ReportSession,
  ReportShown,
} from "../../session/contract/report";
import { reportLanguages, reportPapers } from "../../session/contract/report";
import { languageFor } from "../../session/report/report-language";
import { SectionHead } from "../parts/SectionHead";
import { plainList } from "../parts/list-styles";
import { isToDecide } from "../../session/plan/plan-questions";
import type { PlanWish } from "../../session/plan/plan-wish";
import { useBudget } from "../plan/use-budget";
import { serialDate } from "../../session/typed/serial-date";
import { reportTexts } from "../words/texts/report";
import { useFigures } from "../words/use-figures";

const useStyles = makeStyles({
  part: {
    display: "flex",
    flexDirection: "column",
    alignItems: "stretch",
    rowGap: tokens.spacingVerticalS,
  },
  choices: {
    display: "grid",
    gridTemplateColumns: "1fr 1fr",
    columnGap: tokens.spacingHorizontalM,
  },
  choice: { display: "flex", flexDirection: "column", minWidth: 0 },
  select: { minWidth: 0 },
  page: {
    display: "flex",
    flexDirection: "column",
    rowGap: tokens.spacingVerticalXS,
    padding: tokens.spacingHorizontalM,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground2,
  },
  list: { ...plainList, rowGap: tokens.spacingVerticalXS },
  item: { display: "flex", flexDirection: "column" },
  strong: { fontWeight: tokens.fontWeightSemibold },
  quiet: { color: tokens.colorNeutralForeground2 },
  write: { alignSelf: "flex-start" },
});

/** Where letter paper is used. */
const paperFor = (locale: string | undefined): ReportPaper =>
  locale !== undefined && /-(?:US|CA|MX|PH|CL|CO|VE)\b/i.test(locale) ? "Letter" : "A4";

/** A page for a board on a sheet of its own: what it will hold, before it is written. */
export function BoardReport({
  session,
  report,
  register,
  controls,
  wish,
  onWritten,
}: {
  readonly session: RegisterSession;
  readonly report: ReportSession;
  readonly register: RegisterView;
  readonly controls: Snapshot["controls"];
  readonly wish: PlanWish;
  readonly onWritten: () => void;
}) {
  const styles = useStyles();
  const titleId = useId("report");
  const { count } = useFigures();
  const { marks } = register;
  const { locale } = marks;
  const [language, setLanguage] = useState<ReportLanguage>(() => languageFor(locale));
  const [paper, setPaper] = useState<ReportPaper>(() => paperFor(locale));
  const [preview, setPreview] = useState<ReportPreview | null>(null);
  const [isWriting, setWriting] = useState(false);
  const [told, setTold] = useState<string | null>(null);
  /** Counts what was written: what there is to see then is another. */
  const [written, setWritten] = useState(0);
  const usable = controls?.kind === "controls" && controls.problems === 0 ? controls : null;
  const { budget } = useBudget(session, register, usable, wish);
  const hasPlan = usable !== null && isToDecide(usable);
  const isWaiting = hasPlan && budget === null;

  useEffect(() => {
    if (isWaiting) return undefined;
    let isOver = false;
    const wanted = {
      language,
      paper,
      budget: hasPlan ? budget : null,
      today: serialDate(new Date(), marks),
    };
    void report.preview(wanted).then((shown) => {
      if (!isOver) setPreview(shown);
    });
    return () => {
      isOver = true;
    };
  }, [report, register, marks, controls, language, paper, budget, hasPlan, isWaiting, written]);

  async function write(shown: ReportShown): Promise<void> {
    if (isWriting) return;
    setWriting(true);
    setTold(null);
    const choice = await report.write(shown);
    setWriting(false);
    setTold(choice.kind === "chosen" ? reportTexts.written(shown.sheet) : choice.message);
    if (choice.kind === "chosen") onWritten();
    setWritten(written + 1);
  }

  return (
    <section className={styles.part} aria-labelledby={titleId}>
      <SectionHead title={reportTexts.title} id={titleId} />
      <div className={styles.choices}>
        <Choice
          label={reportTexts.language}
          value={language}
          values={reportLanguages}
          names={reportTexts.languages}
          onValue={setLanguage}
        />
        <Choice label={reportTexts.paper} value={paper} values={reportPapers} onValue={setPaper} />
      </div>
      {preview === null && <Spinner delay={300} size="tiny" label={reportTexts.puttingTogether} />}
      {preview?.kind === "refused" && <Body1>{preview.message}</Body1>}
      {preview?.kind === "preview" && (
        <>
          <div className={styles.page} role="group" aria-label={reportTexts.willHold}>
            <Body1 className={styles.strong}>{preview.title}</Body1>
            <ul className={styles.list} role="list">
              {preview.parts.map(({ title, lines }) => (
                <li key={title} className={styles.item}>
                  <Body1>{title}</Body1>
                  {lines.length > 0 && (
                    <Caption1 className={styles.quiet}>{lines.join(" · ")}</Caption1>
                  )}
                </li>
              ))}
            </ul>
          </div>
          <Caption1 className={styles.quiet}>{whatIsWritten(preview, count)}</Caption1>
          <Button
            className={styles.write}
            appearance="primary"
            disabledFocusable={isWriting}
            onClick={() => void write(preview)}
          >
            {isWriting
              ? reportTexts.writing
              : preview.isAgain
                ? reportTexts.writeAgain
                : reportTexts.write}
          </Button>
        </>
      )}
      <div role="status">{told !== null && <Body1>{told}</Body1>}</div>
    </section>
  );
}

/** Where it goes, and what becomes of what is there. */
function whatIsWritten(
  { sheet, isAgain, isOneStep, cells, page }: ReportShown,
  count: (number: number) => string,
): string {
  const what = reportTexts.cellsAndCharts(count(cells), count(page.charts.length));
  return isAgain ? reportTexts.again(sheet, what, isOneStep) : reportTexts.onNewSheet(sheet, what);
}

function Choice<Value extends string>({
  label,
  value,
  values,
  names,
  onValue,
}: {
  readonly label: string;
  readonly value: Value;
  readonly values: readonly Value[];
  readonly names?: Readonly<Record<Value, string>>;
  readonly onValue: (value: Value) => void;
}) {
  const styles = useStyles();
  const id = useId("choice");
  return (
    <div className={styles.choice}>
      <label htmlFor={id}>
        <Caption1>{label}</Caption1>
      </label>
      <Select
        className={styles.select}
        id={id}
        size="small"
        value={value}
        onChange={(_, { value: chosen }) => {
          const known = values.find((each) => each === chosen);
          if (known) onValue(known);
        }}
      >
        {values.map((each) => (
          <option key={each} value={each}>
            {names?.[each] ?? each}
          </option>
        ))}
      </Select>
    </div>
  );
}
