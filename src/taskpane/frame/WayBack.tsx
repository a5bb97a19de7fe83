import { Button, makeStyles } from "@fluentui/react-components";
import { ArrowLeftRegular } from "@fluentui/react-icons/svg/arrow-left";
import { headTexts } from "../words/texts/head";
import type { MainView } from "./view";

const useStyles = makeStyles({
  back: { marginRight: "auto", paddingInlineStart: 0, justifyContent: "flex-start" },
});

/** The way back to one of the main views. */
export function WayBack({
  to = "list",
  onBack,
}: {
  readonly to?: MainView;
  readonly onBack: () => void;
}) {
  const styles = useStyles();
  return (
    <Button
      className={styles.back}
      appearance="transparent"
      size="small"
      icon={<ArrowLeftRegular />}
      onClick={onBack}
    >
      {headTexts.viewNames[to]}
    </Button>
  );
}
