import { Body1, Button, makeStyles, Subtitle2, tokens } from "@fluentui/react-components";

const useStyles = makeStyles({
  stack: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM },
  title: { margin: 0 },
  list: { margin: 0, paddingLeft: tokens.spacingHorizontalXL },
  button: { alignSelf: "flex-start" },
});

/** What a register is, for a workbook that has none. */
export function NoRegister({ onLookAgain }: { readonly onLookAgain: () => void }) {
  const styles = useStyles();
  return (
    <section className={styles.stack}>
      <Subtitle2 as="h1" className={styles.title}>
        This workbook has no threat register
      </Subtitle2>
      <Body1>
        A register is a table, or a range with a header row, with a row for each threat:
      </Body1>
      <ul className={styles.list}>
        <li>
          <Body1>Threat: its name</Body1>
        </li>
        <li>
          <Body1>Frequency: loss events a year, 0.1 for one in ten years</Body1>
        </li>
        <li>
          <Body1>Loss low and Loss high: what an event costs, in 5 of 100 cases less or more</Body1>
        </li>
        <li>
          <Body1>Spend: what you pay against it a year</Body1>
        </li>
      </ul>
      <Button className={styles.button} appearance="primary" onClick={onLookAgain}>
        Look again
      </Button>
    </section>
  );
}
