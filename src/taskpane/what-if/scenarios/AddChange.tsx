import { Button, Field, Input, makeStyles, Select, tokens } from "@fluentui/react-components";
import { useState } from "react";
import type { RegisterView, Snapshot } from "../../../session/contract/register-snapshot";
import type { NewScenarioRow } from "../../../session/contract/scenarios";
import { numberTyped } from "../../../session/typed/typed-number";
import { nameOf } from "../../words/threat-words";

const useStyles = makeStyles({
  whole: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalXS },
  part: { minWidth: 0, "& select": { minWidth: 0, width: "100%" } },
  amount: { minWidth: 0, "& input": { minWidth: 0, width: "100%" } },
  buttons: { display: "flex", columnGap: tokens.spacingHorizontalS },
});

const kinds = {
  Frequency: "Frequency is multiplied",
  Loss: "Loss of an event is multiplied",
  Insurance: "Insurance is off",
  Control: "A control is added",
} as const satisfies Record<NewScenarioRow["field"], string>;

type Kind = keyof typeof kinds;

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
  const shown = (Object.keys(kinds) as Kind[]).filter(
    (each) => each !== "Control" || buyable.length > 0,
  );
  return (
    <form
      className={styles.whole}
      aria-label={scenario === null ? "New scenario" : `Add to ${scenario}`}
      onSubmit={(event) => {
        event.preventDefault();
        add();
      }}
    >
      {scenario === null && (
        <Field label="Name of the scenario" size="small" className={styles.part}>
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
      <Field label="What if" size="small" className={styles.part}>
        <Select
          size="small"
          value={kind}
          onChange={(_, { value }) => {
            setKind(shown.find((each) => each === value) ?? "Frequency");
          }}
        >
          {shown.map((each) => (
            <option key={each} value={each}>
              {kinds[each]}
            </option>
          ))}
        </Select>
      </Field>
      {kind === "Control" ? (
        <Field label="Which control" size="small" className={styles.part}>
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
        <Field label="Of" size="small" className={styles.part}>
          <Select
            size="small"
            value={typed.threat}
            onChange={(_, { value }) => {
              setTyped({ ...typed, threat: value });
            }}
          >
            <option value="">All threats</option>
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
          label="By"
          size="small"
          className={styles.part}
          hint="1.5 is half as much again, 0.8 a fifth less"
          validationState={typed.factor === "" || isFactor ? "none" : "error"}
          validationMessage={
            typed.factor === "" || isFactor ? null : "Write a number above 0, such as 1.5."
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
          Add to the sheet
        </Button>
        {onCancel && (
          <Button size="small" onClick={onCancel}>
            Cancel
          </Button>
        )}
      </div>
    </form>
  );
}
