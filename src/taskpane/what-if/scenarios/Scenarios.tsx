import {
  Body1,
  Button,
  Caption1,
  Field,
  makeStyles,
  Select,
  tokens,
} from "@fluentui/react-components";
import { useEffect, useState } from "react";
import type { Choice, RegisterSession } from "../../../session/contract/register-session";
import type {
  RegisterView,
  ScenariosView,
  ScenarioView,
  Snapshot,
} from "../../../session/contract/register-snapshot";
import { typedNumber } from "../../../session/typed/typed-number";
import { AnswerMenu } from "../../answers/AnswerMenu";
import { FindingLine } from "../../parts/FindingLine";
import { InlineLink } from "../../parts/InlineLink";
import { Said } from "../../parts/Said";
import { plainList } from "../../parts/list-styles";
import { SectionHead } from "../../parts/SectionHead";
import { figuresTexts } from "../../words/texts/figures";
import { whatIfTexts } from "../../words/texts/what-if";
import { AddChange } from "./AddChange";
import { ApplyScenario } from "./ApplyScenario";
import { changeWords } from "./change-words";
import { figuresOf, scenarioAnswers } from "./scenario-questions";
import { ScenarioTable } from "./ScenarioTable";
import { useScenarioFigures } from "./use-scenario-figures";

const useStyles = makeStyles({
  whole: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalXS },
  part: { minWidth: 0, "& select": { minWidth: 0, width: "100%" } },
  pair: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 1fr) minmax(0, 1fr)",
    columnGap: tokens.spacingHorizontalS,
    // At twice the size in a narrow pane each has a line of its own.
    "@media (max-width: 240px)": { gridTemplateColumns: "minmax(0, 1fr)" },
  },
  list: { ...plainList, rowGap: tokens.spacingVerticalXXS },
  buttons: {
    display: "flex",
    flexWrap: "wrap",
    columnGap: tokens.spacingHorizontalS,
    rowGap: tokens.spacingVerticalXS,
  },
  quiet: { color: tokens.colorNeutralForeground2 },
});

interface Surroundings {
  readonly session: RegisterSession;
  readonly register: RegisterView;
  readonly controls: Snapshot["controls"];
  readonly onChoice: (choice: Promise<Choice>) => void;
  readonly onApplied: (scenario: string) => void;
  readonly onDiscarded: (scenario: string) => void;
}

/** Named scenarios beside today, kept on a visible sheet. */
export function Scenarios({
  scenarios,
  wanted,
  onWanted,
  ...around
}: Surroundings & {
  readonly scenarios: Snapshot["scenarios"];
  /** The scenario to be shown: by its name, so that it stays while the sheet is sorted. */
  readonly wanted: string;
  readonly onWanted: (scenario: string) => void;
}) {
  const styles = useStyles();
  const { session, register, controls, onChoice } = around;
  useEffect(session.scenarios.follow, [session]);
  /** Which form is open. */
  const [adding, setAdding] = useState<"none" | "change" | "scenario">("none");
  if (scenarios === null) return null;
  const view = scenarios.kind === "scenarios" ? scenarios : null;
  const all = view?.scenarios ?? [];
  const shown = all.find(({ name }) => isSame(name, wanted)) ?? all[0] ?? null;
  const isNew = adding === "scenario" || shown === null;
  const form = (
    <AddChange
      // A form of its own for each.
      key={`${adding} ${shown?.name ?? ""} ${String(shown?.changes.length ?? 0)}`}
      register={register}
      controls={controls}
      scenario={isNew ? null : shown.name}
      proposed={freeName(all)}
      onAdd={(row) => {
        const added = session.scenarios.add(row);
        onChoice(added);
        void added.then(({ kind }) => {
          if (kind !== "chosen") return;
          onWanted(row.scenario);
          setAdding("none");
        });
      }}
      onCancel={
        shown === null
          ? null
          : () => {
              setAdding("none");
            }
      }
    />
  );
  return (
    <section className={styles.whole} aria-label={whatIfTexts.scenarios}>
      <SectionHead title={whatIfTexts.scenarios}>
        {shown && (
          <AnswerMenu
            session={session}
            label={whatIfTexts.scenariosFormulas}
            answers={scenarioAnswers(register, shown.name)}
            onChoice={onChoice}
          />
        )}
      </SectionHead>
      {view === null && (
        <Caption1 className={styles.quiet} block>
          {whatIfTexts.whatScenariosAre}
        </Caption1>
      )}
      {view && <Findings session={session} findings={view.findings} />}
      {view && shown && (
        <Compared
          {...around}
          key={shown.name}
          view={view}
          shown={shown}
          onShown={onWanted}
          isAdding={adding !== "none"}
          onAdding={setAdding}
        />
      )}
      {(adding !== "none" || shown === null) && form}
    </section>
  );
}

/** A scenario beside today, or beside another. */
function Compared({
  session,
  register,
  controls,
  view,
  shown,
  isAdding,
  onShown,
  onAdding,
  onChoice,
  onApplied,
  onDiscarded,
}: Surroundings & {
  readonly view: ScenariosView;
  readonly shown: ScenarioView;
  readonly isAdding: boolean;
  readonly onShown: (name: string) => void;
  readonly onAdding: (what: "change" | "scenario") => void;
}) {
  const styles = useStyles();
  const [beside, setBeside] = useState("");
  const [isApplying, setApplying] = useState(false);
  const others = view.scenarios.filter((each) => each !== shown);
  const other = others.find(({ name }) => isSame(name, beside)) ?? null;
  const first = useScenarioFigures(session, { register, controls }, other);
  const second = useScenarioFigures(session, { register, controls }, shown);
  const unsound = [other, shown].filter((each) => each !== null && each.problems > 0);
  const refused = first.refused ?? second.refused;
  return (
    <>
      <div className={styles.pair}>
        <Field label={whatIfTexts.scenario} size="small" className={styles.part}>
          <Select
            size="small"
            value={shown.name}
            onChange={(_, { value }) => {
              onShown(value);
            }}
          >
            {view.scenarios.map(({ name }) => (
              <option key={name} value={name}>
                {name}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={whatIfTexts.comparedWith} size="small" className={styles.part}>
          <Select
            size="small"
            value={other?.name ?? ""}
            onChange={(_, { value }) => {
              setBeside(value);
            }}
          >
            <option value="">{figuresTexts.today}</option>
            {others.map(({ name }) => (
              <option key={name} value={name}>
                {name}
              </option>
            ))}
          </Select>
        </Field>
      </div>
      <ul className={styles.list} role="list" aria-label={whatIfTexts.changesOf(shown.name)}>
        {shown.changes.map((row) => (
          <li key={row.row}>
            <Body1>
              {changeWords(row, (factor) => typedNumber(factor, false, register.marks))}
            </Body1>
          </li>
        ))}
      </ul>
      <Findings session={session} findings={shown.findings} />
      {other && <Findings session={session} findings={other.findings} />}
      {unsound.length > 0 && (
        <Body1 role="status">{whatIfTexts.toFix(unsound.map((each) => each?.name ?? ""))}</Body1>
      )}
      {unsound.length === 0 && refused !== null && <Body1 role="status">{refused}</Body1>}
      {unsound.length === 0 && refused === null && (
        <ScenarioTable
          figures={figuresOf(register)}
          first={{ name: other?.name ?? figuresTexts.today, figures: first }}
          second={{ name: shown.name, figures: second }}
        />
      )}
      <Caption1 className={styles.quiet} block>
        <Said
          parts={whatIfTexts.keptIn(
            <InlineLink
              onClick={() => {
                session.scenarios.show();
              }}
            >
              {view.place.address}
            </InlineLink>,
          )}
        />
      </Caption1>
      {!isAdding && (
        <div className={styles.buttons}>
          <Button
            size="small"
            onClick={() => {
              onAdding("change");
            }}
          >
            {whatIfTexts.addChange}
          </Button>
          <Button
            size="small"
            onClick={() => {
              onAdding("scenario");
            }}
          >
            {whatIfTexts.newScenario}
          </Button>
          <Button
            size="small"
            disabledFocusable={shown.problems > 0}
            onClick={() => {
              setApplying(shown.problems === 0);
            }}
          >
            {whatIfTexts.apply}
          </Button>
          <Button
            size="small"
            title={whatIfTexts.discardMeans}
            onClick={() => {
              const discarding = session.scenarios.discard(shown.name);
              onChoice(discarding);
              void discarding.then(({ kind }) => {
                if (kind === "chosen") onDiscarded(shown.name);
              });
            }}
          >
            {whatIfTexts.discard}
          </Button>
        </div>
      )}
      {isApplying && (
        <ApplyScenario
          scenario={shown.name}
          session={session}
          onApplied={(name) => {
            setApplying(false);
            onApplied(name);
          }}
          onClose={() => {
            setApplying(false);
          }}
        />
      )}
    </>
  );
}

/** What is wrong, and the way to each cell. */
function Findings({
  session,
  findings,
}: {
  readonly session: RegisterSession;
  readonly findings: ScenarioView["findings"];
}) {
  const styles = useStyles();
  if (findings.length === 0) return null;
  return (
    <ul className={styles.list} role="list">
      {findings.map((finding) => (
        <li key={`${finding.address ?? ""} ${finding.sentence}`}>
          <FindingLine finding={finding} onShow={session.scenarios.show} />
        </li>
      ))}
    </ul>
  );
}

const isSame = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase();

/** "Scenario 2", which none is called yet. */
function freeName(all: readonly ScenarioView[]): string {
  let number = all.length + 1;
  const isTaken = (): boolean =>
    all.some(({ name }) => isSame(name, whatIfTexts.scenarioNumber(number)));
  while (isTaken()) number++;
  return whatIfTexts.scenarioNumber(number);
}
