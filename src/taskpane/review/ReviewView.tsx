import { makeStyles, Spinner, tokens } from "@fluentui/react-components";
import { useEffect, useMemo, useSyncExternalStore } from "react";
import type { Choice, RegisterSession } from "../../session/contract/register-session";
import type { RegisterView } from "../../session/contract/register-snapshot";
import { serialDate } from "../../session/typed/serial-date";
import { serialNow } from "../words/serial-date";
import { reviewTexts } from "../words/texts/review";
import { ActualModelled } from "./ActualModelled";
import { RecordReview } from "./RecordReview";
import { ReviewQueue } from "./ReviewQueue";
import { ReviewTrend } from "./ReviewTrend";
import { WhatMoved } from "./WhatMoved";

const useStyles = makeStyles({
  whole: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalM },
});

/** What waits for a review, what earlier ones came to, what moved since, and what happened against what was expected. */
export function ReviewView({
  session,
  register,
  onAccepted,
  onRecorded,
  onChoice,
  onOpen,
}: {
  readonly session: RegisterSession;
  readonly register: RegisterView;
  readonly onAccepted: (threat: string) => void;
  readonly onRecorded: () => void;
  readonly onChoice: (choice: Promise<Choice>) => void;
  readonly onOpen: (threat: string) => void;
}) {
  const styles = useStyles();
  useEffect(() => session.reviews.follow(), [session]);
  const reviews = useSyncExternalStore(session.reviews.subscribe, session.reviews.getSnapshot);
  const today = useMemo(() => serialDate(new Date(), register.marks), [register.marks]);
  if (reviews === null) return <Spinner delay={300} size="tiny" label={reviewTexts.looking} />;
  const isWhole = register.totals.kind === "totals";
  return (
    <div className={styles.whole}>
      <ReviewQueue
        session={session}
        register={register}
        reviews={reviews}
        today={today}
        onAccepted={onAccepted}
        onChoice={onChoice}
        onOpen={onOpen}
      />
      <RecordReview
        session={session}
        reviews={reviews}
        marks={register.marks}
        now={() => serialNow(register.marks)}
        onRecorded={onRecorded}
        onChoice={onChoice}
      />
      <ReviewTrend session={session} reviews={reviews} marks={register.marks} onChoice={onChoice} />
      {isWhole && reviews.records.length > 0 && (
        <WhatMoved
          session={session}
          register={register}
          reviews={reviews}
          today={today}
          onChoice={onChoice}
        />
      )}
      {isWhole && (
        <ActualModelled
          session={session}
          register={register}
          reviews={reviews}
          today={today}
          onChoice={onChoice}
        />
      )}
    </div>
  );
}
