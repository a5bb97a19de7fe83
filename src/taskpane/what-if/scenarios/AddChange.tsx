import { Button, Field, Input, makeStyles, Select, tokens } from "@fluentui/react-components";
import { useState } from "react";
import type { RegisterView, Snapshot } from "../../../session/contract/register-snapshot";
import type { NewScenarioRow } from "../../../session/contract/scenarios";
import { numberTyped } from "../../../session/typed/typed-number";
import { whatIfTexts } from "../../words/texts/what-if";
import { useFigures } from "../../words/use-figures";
import { nameOf } from "../../words/threat-words";

const useStyles = makeStyles({
  whole: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalXS },
  part: { minWidth: 0, "& select": { minWidth: 0, width: "100%" } },
  amount: { minWidth: 0, "& input": { minWidth: 0, width: "100%" } },
  buttons: { display: "flex", columnGap: tokens.spacingHorizontalS },
});

type Kind = NewScenarioRow["field"];

const kinds: readonly Kind[] = ["Frequency", "Loss", "Insurance", "Control"];

/** One more change of a scenario, or the first of a new one. */
export function AddChange({
  register,
  controls,
  scenario,
  proposed,
  onAdd,
  onCancel,
}: {
  readonly register: RegisterView;
  readonly controls: Snapshot["controls"];
  /** Its name; null where it is to be named. */
  readonly scenario: string | null;
  /** The name that a new one has until another is typed. */
  readonly proposed: string;
  readonly onAdd: (row: NewScenarioRow) => void;
  /** null where nothing else can be shown. */
  readonly onCancel: (() => void) | null;
}) {
  const styles = useStyles();
  const { about } = useFigures();
  const open = register.threats.filter(({ state }) => state === "open");
  const buyable =
    controls?.kind === "controls"
      ? controls.controls.filter(({ control }) => control !== null && !control.inPlace)
      : [];
  const [typed, setTyped] = useState({ name: proposed, threat: "", factor: "", control: "" });
  const [kind, setKind] = useState<Kind>("Frequency");
  const factor = numberTyped(typed.factor.replace(/^\s*[x\u00d7*]/i, ""), register.marks);
  const isFactor = factor !== null && factor > 0;
  const isOfFactor = kind === "Frequency" || kind === "Loss";
  const control = buyable.find(({ name }) => name === typed.control) ?? buyable[0];
  const change = isOfFactor ? factor : kind === "Insurance" ? "off" : (control?.name ?? null);
  const name = (scenario ?? typed.name).trim();
  const isWhole = name !== "" && change !== null && (!isOfFactor || isFactor);
  const add = (): void => {
    if (!isWhole) return;
    const threat = kind === "Control" || typed.threat === "" ? null : typed.threat;
    onAdd({ scenario: name, threat, field: kind, change });
  };
  const shown = kinds.filter((each) => each !== "Control" || buyable.length > 0);
  return (
    <form
      className={styles.whole}
      aria-label={scenario === null ? whatIfTexts.newScenario : whatIfTexts.addTo(scenario)}
      onSubmit={(event) => {
        event.preventDefault();
        add();
      }}
    >
      {scenario === null && (
        <Field label={whatIfTexts.scenarioName} size="small" className={styles.part}>
          <Input
            className={styles.amount}
            size="small"
            value={typed.name}
            onChange={(_, { value }) => {
              setTyped({ ...typed, name: value });
            }}
          />
        </Field>
      )}
      <Field label={whatIfTexts.whatIf} size="small" className={styles.part}>
        <Select
          size="small"
          value={kind}
          onChange={(_, { value }) => {
            setKind(shown.find((each) => each === value) ?? "Frequency");
          }}
        >
          {shown.map((each) => (
            <option key={each} value={each}>
              {whatIfTexts.kinds[each]}
            </option>
          ))}
        </Select>
      </Field>
      {kind === "Control" ? (
        <Field label={whatIfTexts.whichControl} size="small" className={styles.part}>
          <Select
            size="small"
            value={control?.name ?? ""}
            onChange={(_, { value }) => {
              setTyped({ ...typed, control: value });
            }}
          >
            {buyable.map((each) => (
              <option key={each.id} value={each.name}>
                {each.name}
              </option>
            ))}
          </Select>
        </Field>
      ) : (
        <Field label={whatIfTexts.ofThreat} size="small" className={styles.part}>
          <Select
            size="small"
            value={typed.threat}
            onChange={(_, { value }) => {
              setTyped({ ...typed, threat: value });
            }}
          >
            <option value="">{whatIfTexts.allThreats}</option>
            {open.map((threat) => (
              <option key={threat.id} value={threat.name}>
                {nameOf(threat)}
              </option>
            ))}
          </Select>
        </Field>
      )}
      {isOfFactor && (
        <Field
          label={whatIfTexts.by}
          size="small"
          className={styles.part}
          hint={whatIfTexts.byHint(about(1.5), about(0.8))}
          validationState={typed.factor === "" || isFactor ? "none" : "error"}
          validationMessage={
            typed.factor === "" || isFactor ? null : whatIfTexts.writeFactor(about(1.5))
          }
        >
          <Input
            className={styles.amount}
            size="small"
            inputMode="decimal"
            value={typed.factor}
            onChange={(_, { value }) => {
              setTyped({ ...typed, factor: value });
            }}
          />
        </Field>
      )}
      <div className={styles.buttons}>
        <Button type="submit" size="small" appearance="primary" disabledFocusable={!isWhole}>
          {whatIfTexts.addToSheet}
        </Button>
        {onCancel && (
          <Button size="small" onClick={onCancel}>
            {whatIfTexts.cancel}
          </Button>
        )}
      </div>
    </form>
  );
}
