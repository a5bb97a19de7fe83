import { makeStyles, tokens } from "@fluentui/react-components";
import { useEffect, useMemo, useRef, useSyncExternalStore } from "react";
import { theRegister } from "../../session/contract/question";
import type { Choice, RegisterSession } from "../../session/contract/register-session";
import type {
  AppetiteView,
  RegisterView,
  Snapshot,
} from "../../session/contract/register-snapshot";
import { useAnswer } from "../answers/use-answer";
import { takeKeyboard } from "../frame/take-keyboard";
import type { View } from "../frame/view";
import { InlineLink } from "../parts/InlineLink";
import { plainList } from "../parts/list-styles";
import { SectionHead } from "../parts/SectionHead";
import type { PlanWish } from "../../session/plan/plan-wish";
import { serialDate } from "../../session/typed/serial-date";
import { overviewTexts } from "../words/texts/overview";
import { useFigures } from "../words/use-figures";
import { AppetitePlace } from "./AppetitePlace";
import { BadYears } from "./BadYears";
import { heldPoints } from "./held-points";
import { appetiteCheck } from "./overview-answers";
import { toDos } from "./to-dos";
import { WhoMakesThem } from "./WhoMakesThem";
import { YearLine } from "./YearLine";

const useStyles = makeStyles({
  whole: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalM },
  list: { ...plainList, rowGap: tokens.spacingVerticalXXS },
});

/** What a year may cost, what is to be done about it, and who makes the bad years. */
export function Overview({
  session,
  register,
  controls,
  appetite,
  wish,
  onChoice,
  onView,
  onOpen,
}: {
  readonly session: RegisterSession;
  readonly register: RegisterView;
  readonly controls: Snapshot["controls"];
  readonly appetite: Snapshot["appetite"];
  readonly wish: PlanWish;
  readonly onChoice: (choice: Promise<Choice>) => void;
  readonly onView: (view: View) => void;
  readonly onOpen: (threat: string) => void;
}) {
  const styles = useStyles();
  const figures = useFigures();
  const refused = useSyncExternalStore(
    session.refusals.subscribe,
    session.refusals.getSnapshot,
  ).length;
  const isWhole = register.totals.kind === "totals";
  const hasReviews = register.columns.some(({ field }) => field === "lastReviewed");
  const today = useMemo(() => serialDate(new Date(), register.marks), [register.marks]);
  const due = useAnswer(
    session,
    isWhole && hasReviews ? { name: "REVIEW_DUE", args: [theRegister, today] } : null,
    [register],
  );
  useEffect(session.appetite.follow, [session]);
  const points = appetite?.kind === "appetite" ? appetite : null;
  const check = useAnswer(session, isWhole && points?.cells ? appetiteCheck : null, [
    register,
    points,
  ]);
  const held = heldPoints(check.cells);
  const curve = useRef<HTMLDivElement>(null);
  const toCurve = (): void => {
    curve.current?.scrollIntoView({ block: "start" });
    takeKeyboard(curve.current?.querySelector("[role=slider]"), { preventScroll: true });
  };
  const todo = toDos(register, controls, { refused, due: due.cells, held }, figures);
  return (
    <div className={styles.whole}>
      {isWhole && <YearLine session={session} register={register} onChoice={onChoice} />}
      {todo.length > 0 && (
        <section aria-label={overviewTexts.toDo}>
          <SectionHead title={overviewTexts.toDo} />
          <ul className={styles.list} role="list">
            {todo.map(({ words, leads }) => (
              <li key={words}>
                <InlineLink
                  onClick={() => {
                    if (leads.kind === "curve") toCurve();
                    else if (leads.kind === "threat") onOpen(leads.id);
                    else onView(leads);
                  }}
                >
                  {words}
                </InlineLink>
              </li>
            ))}
          </ul>
        </section>
      )}
      {isWhole && (
        <>
          <div ref={curve}>
            <BadYears
              session={session}
              register={register}
              controls={controls}
              held={held}
              wish={wish}
              onChoice={onChoice}
            />
          </div>
          {appetite && (
            <AppetitePlace
              session={session}
              appetite={appetite}
              unread={points && unreadWords(points, check.refused)}
              onChoice={onChoice}
            />
          )}
          <WhoMakesThem session={session} register={register} onChoice={onChoice} onOpen={onOpen} />
        </>
      )}
    </div>
  );
}

/** Why an appetite is not held against the year; null where it is. */
function unreadWords(
  { address, cells, unit, isChosen, wrong }: AppetiteView,
  refused: string | null,
): string | null {
  if (unit !== null) return overviewTexts.appetiteUnit(unit);
  if (cells === null) {
    return isChosen ? overviewTexts.sayColumns : overviewTexts.appetiteLacks(address);
  }
  if (wrong !== null) {
    const words = wrong.of === "loss" ? overviewTexts.wrongLoss : overviewTexts.wrongChance;
    return words(wrong.address, wrong.got);
  }
  return refused === null ? null : overviewTexts.appetiteRefused(address, refused);
}
