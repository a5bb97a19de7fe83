import {
  Button,
  makeStyles,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  tokens,
} from "@fluentui/react-components";
import { useSyncExternalStore } from "react";
import type { FormulaMender, MendState } from "../../session/mend/mend-formulas";

const useStyles = makeStyles({
  bar: {
    flexShrink: 0,
    marginInline: tokens.spacingHorizontalS,
    marginTop: tokens.spacingVerticalS,
  },
});

/** How many cells are named before the rest is counted. */
const mostNamed = 5;

/** Says which formulas another program spoilt, and offers to put them right. Nothing where all are well. */
export function BrokenFormulas({ mender }: { readonly mender: FormulaMender }) {
  const styles = useStyles();
  const state = useSyncExternalStore(mender.subscribe, mender.getSnapshot);
  if (state.kind === "none") return null;
  return (
    <MessageBar
      className={styles.bar}
      intent={state.kind === "mended" ? "success" : "warning"}
      layout="multiline"
    >
      <MessageBarBody>{wordsFor(state)}</MessageBarBody>
      {state.kind === "broken" && (
        <MessageBarActions>
          <Button size="small" onClick={mender.mend}>
            {state.cells.length === 1 ? "Repair it" : "Repair them"}
          </Button>
        </MessageBarActions>
      )}
    </MessageBar>
  );
}

function wordsFor(state: Exclude<MendState, { readonly kind: "none" }>): string {
  if (state.kind === "mended") {
    return state.count === 1
      ? "One formula is as it was. Ctrl+Z in the sheet takes that back."
      : `${state.count} formulas are as they were. Ctrl+Z in the sheet takes that back.`;
  }
  const { cells, refusal } = state;
  const more = cells.length - mostNamed;
  const named = cells.slice(0, mostNamed).join(", ") + (more > 0 ? ` and ${more} more` : "");
  const subject =
    cells.length === 1 ? "A formula of Outspend was" : `${cells.length} formulas of Outspend were`;
  const words = `${subject} changed by another program and cannot be calculated: ${named}.`;
  return refusal === null ? words : `${words} ${refusal}`;
}
