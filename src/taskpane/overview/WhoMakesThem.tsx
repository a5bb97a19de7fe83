import { Suspense } from "react";
import type { Choice, RegisterSession } from "../../session/contract/register-session";
import type { RegisterView } from "../../session/contract/register-snapshot";
import { AnswerMenu } from "../answers/AnswerMenu";
import { rowsOf, textIn } from "../answers/cells-of";
import { useAnswer } from "../answers/use-answer";
import type { BadYearShare } from "../charts/chart-contents";
import { later } from "../frame/later";
import { overviewTexts } from "../words/texts/overview";
import { shareAnswers, shares } from "./overview-answers";

const ShareBars = later(
  async () => (await import(/* webpackChunkName: "charts" */ "../charts/bars/ShareBars")).ShareBars,
);

/** Which threats make the worst year in twenty. */
export function WhoMakesThem({
  session,
  register,
  onChoice,
  onOpen,
}: {
  readonly session: RegisterSession;
  readonly register: RegisterView;
  readonly onChoice: (choice: Promise<Choice>) => void;
  readonly onOpen: (threat: string) => void;
}) {
  const { cells } = useAnswer(session, shares, [register]);
  const ids = new Map(register.threats.map(({ id, name }) => [name, id]));
  const rows = rowsOf(cells).flatMap(([name, , , amount, share]): BadYearShare[] => {
    const id = typeof name === "string" ? ids.get(name) : undefined;
    const isShown =
      id !== undefined && typeof amount === "number" && typeof share === "number" && share > 0;
    return isShown ? [{ id, name: textIn(name), amount, share }] : [];
  });
  if (rows.length === 0) return null;
  return (
    <Suspense fallback={null}>
      <ShareBars
        rows={rows.sort((a, b) => b.amount - a.amount)}
        onOpen={onOpen}
        menu={
          <AnswerMenu
            session={session}
            label={overviewTexts.whoMakesFormula}
            answers={shareAnswers}
            onChoice={onChoice}
          />
        }
      />
    </Suspense>
  );
}
