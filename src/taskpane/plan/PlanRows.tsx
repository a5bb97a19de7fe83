import { Button, makeStyles } from "@fluentui/react-components";
import { type ComponentProps, useState } from "react";
import type { ControlsView } from "../../session/contract/register-snapshot";
import { plainList } from "../parts/list-styles";
import { figuresTexts } from "../words/texts/figures";
import { useFigures } from "../words/use-figures";
import type { PlannedRow } from "./plan-in";
import { PlanRow } from "./PlanRow";

const useStyles = makeStyles({ list: { ...plainList }, all: { alignSelf: "flex-start" } });

/** So many controls are listed at first: the curve below them is not far, and each budget is drawn at once. */
const mostAtFirst = 20;

/** The controls of a plan, in the order to fund them. */
export function PlanRows({
  rows,
  controls,
  ...given
}: Omit<ComponentProps<typeof PlanRow>, "row" | "control"> & {
  readonly rows: readonly PlannedRow[];
  readonly controls: ControlsView;
}) {
  const styles = useStyles();
  const { count } = useFigures();
  const [isWhole, setWhole] = useState(false);
  const shown = isWhole ? rows : rows.slice(0, mostAtFirst);
  return (
    <>
      <ol className={styles.list} role="list">
        {shown.map((row) => (
          <PlanRow
            key={row.name}
            row={row}
            control={controls.controls.find(({ name }) => name === row.name) ?? null}
            {...given}
          />
        ))}
      </ol>
      {shown.length < rows.length && (
        <Button
          className={styles.all}
          size="small"
          onClick={() => {
            setWhole(true);
          }}
        >
          {figuresTexts.showAll(count(rows.length))}
        </Button>
      )}
    </>
  );
}
