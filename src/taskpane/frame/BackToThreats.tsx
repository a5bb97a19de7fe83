import { Button, makeStyles } from "@fluentui/react-components";
import { ArrowLeftRegular } from "@fluentui/react-icons/svg/arrow-left";
import { frameTexts } from "../words/texts/frame";

const useStyles = makeStyles({
  back: { marginRight: "auto", paddingInlineStart: 0, justifyContent: "flex-start" },
});

/** The way back to the list. */
export function BackToThreats({ onBack }: { readonly onBack: () => void }) {
  const styles = useStyles();
  return (
    <Button
      className={styles.back}
      appearance="transparent"
      size="small"
      icon={<ArrowLeftRegular />}
      onClick={onBack}
    >
      {frameTexts.threats}
    </Button>
  );
}
