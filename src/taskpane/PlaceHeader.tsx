import { Caption1, Link, makeStyles, Subtitle2, tokens } from "@fluentui/react-components";
import type { RegisterStore } from "../session/register-store";
import type { RegisterPlace } from "../session/register-view";

const useStyles = makeStyles({
  header: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "baseline",
    columnGap: tokens.spacingHorizontalS,
  },
  title: { margin: 0 },
});

/** Which range the figures are about; the address leads there. */
export function PlaceHeader({
  place,
  onShow,
}: {
  readonly place: RegisterPlace;
  readonly onShow: RegisterStore["show"];
}) {
  const styles = useStyles();
  return (
    <header className={styles.header}>
      <Subtitle2 as="h1" className={styles.title}>
        Threat register
      </Subtitle2>
      <Caption1>
        <Link
          as="button"
          title="Select it in the sheet"
          aria-label={`${place.address}: select it in the sheet`}
          onClick={() => {
            onShow();
          }}
        >
          {place.address}
        </Link>
      </Caption1>
    </header>
  );
}
