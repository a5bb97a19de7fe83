import {
  Body1,
  Caption1,
  makeStyles,
  MessageBar,
  MessageBarBody,
  MessageBarTitle,
  tokens,
} from "@fluentui/react-components";
import type { RegisterStore } from "../session/register-store";
import type { PlacedFinding } from "../session/register-view";
import { FindingLine } from "./FindingLine";
import { useFigures } from "./use-figures";

const useStyles = makeStyles({
  stack: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM },
  list: {
    margin: 0,
    padding: 0,
    listStyleType: "none",
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalS,
  },
  quiet: { color: tokens.colorNeutralForeground2 },
});

/** So many are named here; the worksheet function lists them all. */
const mostNamed = 5;

/** What keeps a register from being read. */
export function Problems({
  problems,
  onShow,
  checkCall,
}: {
  readonly problems: readonly PlacedFinding[];
  readonly onShow: RegisterStore["show"];
  readonly checkCall: string;
}) {
  const styles = useStyles();
  const { count } = useFigures();
  const one = problems.length === 1;
  const rest = problems.length - mostNamed;
  return (
    <section className={styles.stack} aria-label="Problems">
      <MessageBar intent="error" layout="multiline">
        <MessageBarBody>
          <MessageBarTitle>
            {one ? "1 problem" : `${count(problems.length)} problems`}
          </MessageBarTitle>{" "}
          {one ? "keeps" : "keep"} the register from adding up.
        </MessageBarBody>
      </MessageBar>
      <ol className={styles.list}>
        {problems.slice(0, mostNamed).map((finding, index) => (
          <li key={index}>
            <FindingLine finding={finding} onShow={onShow} />
          </li>
        ))}
      </ol>
      {rest > 0 && <Body1>And {count(rest)} more.</Body1>}
      <Caption1 className={styles.quiet}>
        {checkCall} over the register lists everything, row by row.
      </Caption1>
    </section>
  );
}
