import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { Suspense } from "react";
import type { RowStatement } from "../../core";
import { meanEventLoss } from "../../core";
import { pictureHeight } from "../charts/event/picture-size";
import { later } from "../frame/later";
import { formTexts } from "../words/texts/form";
import { eventEnds } from "./event-ends";

const EventPicture = later(
  async () =>
    (await import(/* webpackChunkName: "charts" */ "../charts/event/EventPicture")).EventPicture,
);

const useStyles = makeStyles({
  room: { minHeight: `${pictureHeight}px`, paddingTop: tokens.spacingVerticalS },
  empty: {
    display: "flex",
    alignItems: "center",
    justifyContent: "center",
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    textAlign: "center",
  },
});

/** The picture of what one event costs, or the room for it while that is not said. */
export function EventRoom({ statement }: { readonly statement: RowStatement }) {
  const styles = useStyles();
  const { event } = statement;
  if (!event)
    return <div className={mergeClasses(styles.room, styles.empty)}>{formTexts.noPicture}</div>;
  return (
    <div className={styles.room}>
      <Suspense>
        <EventPicture
          event={event}
          ends={eventEnds(event, statement.numbers)}
          average={meanEventLoss(event, "inherent")}
        />
      </Suspense>
    </div>
  );
}
