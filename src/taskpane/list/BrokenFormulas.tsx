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
import { questionsTexts } from "../words/texts/questions";

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
            {questionsTexts.repair(state.cells.length)}
          </Button>
        </MessageBarActions>
      )}
    </MessageBar>
  );
}

function wordsFor(state: Exclude<MendState, { readonly kind: "none" }>): string {
  if (state.kind === "mended") return questionsTexts.mended(state.count);
  const { cells, refusal } = state;
  const more = cells.length - mostNamed;
  const first = cells.slice(0, mostNamed).join(", ");
  const words = questionsTexts.broken(
    cells.length,
    more > 0 ? questionsTexts.andMore(first, more) : first,
  );
  return refusal === null ? words : `${words} ${refusal}`;
}
