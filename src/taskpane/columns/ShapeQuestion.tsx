import { Body1, Button, Caption1, makeStyles, tokens } from "@fluentui/react-components";
import type { Choice, RegisterSession } from "../../session/contract/register-session";
import type { RangeShapes } from "../../session/contract/register-snapshot";
import { columnsTexts } from "../words/texts/columns";
import { useFigures } from "../words/use-figures";

const useStyles = makeStyles({
  stack: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalXS },
  choices: {
    display: "grid",
    gridTemplateColumns: "1fr 1fr",
    columnGap: tokens.spacingHorizontalS,
  },
  choice: {
    display: "flex",
    flexDirection: "column",
    rowGap: tokens.spacingVerticalXXS,
    alignItems: "flex-start",
  },
  picture: { width: "100%", height: "36px", color: tokens.colorCompoundBrandStroke },
  quiet: { color: tokens.colorNeutralForeground2 },
});

/** How losses lie between and beyond the ends, from the left. */
const curves = {
  limits: "M2 34 H24 V10 H96 V34 H118",
  "9 in 10": "M2 34 C14 34 16 6 30 6 C48 6 58 28 96 32 C104 33 112 33 118 34",
} as const satisfies Record<RangeShapes["now"], string>;

/** What the two ends of the losses mean, with what the register comes to then. */
export function ShapeQuestion({
  session,
  onChoice,
}: {
  readonly session: RegisterSession;
  readonly onChoice: (choice: Promise<Choice>) => void;
}) {
  const styles = useStyles();
  const { compact, full } = useFigures();
  const shapes = session.shapes();
  if (!shapes) return null;
  const { now, isSaid, headers, expectedLoss } = shapes;
  return (
    <section className={styles.stack} aria-label={columnsTexts.ends}>
      <Body1>{columnsTexts.endsQuestion(headers[0], headers[1])}</Body1>
      <div className={styles.choices}>
        {(["limits", "9 in 10"] as const).map((shape) => (
          <div key={shape} className={styles.choice}>
            <svg
              className={styles.picture}
              viewBox="0 0 120 36"
              preserveAspectRatio="none"
              aria-hidden="true"
            >
              <path
                d="M24 2 V36 M96 2 V36"
                stroke="currentColor"
                strokeDasharray="2 3"
                fill="none"
                opacity="0.5"
              />
              <path
                d={curves[shape]}
                stroke="currentColor"
                strokeWidth="2"
                fill="none"
                vectorEffect="non-scaling-stroke"
              />
            </svg>
            <Caption1>{columnsTexts.shapes[shape]}</Caption1>
            <Caption1 className={styles.quiet} title={full(expectedLoss[shape])}>
              {columnsTexts.averageYear(compact(expectedLoss[shape]))}
            </Caption1>
            <Button
              size="small"
              appearance={shape === now ? "primary" : "secondary"}
              aria-pressed={shape === now}
              onClick={() => {
                if (shape !== now || !isSaid) onChoice(session.chooseShape(shape));
              }}
            >
              {shape === now
                ? isSaid
                  ? columnsTexts.asYouSaid
                  : columnsTexts.readSoNow
                : columnsTexts.itIsThis}
            </Button>
          </div>
        ))}
      </div>
    </section>
  );
}
