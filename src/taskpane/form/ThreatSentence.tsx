import { makeStyles, tokens } from "@fluentui/react-components";
import { spoken } from "../parts/spoken-style";
import { threatSentence, type ThreatSaid } from "../words/texts/sentence/threat-sentence";
import { useFigures } from "../words/use-figures";

const useStyles = makeStyles({
  sentence: {
    position: "relative",
    flexShrink: 0,
    margin: 0,
    // Most threats are said in two lines: what is below stays while one types.
    minHeight: `calc(2 * ${tokens.lineHeightBase300})`,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontVariantNumeric: "tabular-nums",
  },
  spoken,
});

/** A threat in words as it is typed, and what it lacks; amounts in full for who hovers or hears it. */
export function ThreatSentence({ said }: { readonly said: ThreatSaid }) {
  const styles = useStyles();
  const figures = useFigures();
  const full = threatSentence(said, figures, figures.full);
  return (
    <p className={styles.sentence} title={full}>
      <span aria-hidden="true">{threatSentence(said, figures, figures.compact)}</span>
      <span className={styles.spoken}>{full}</span>
    </p>
  );
}
