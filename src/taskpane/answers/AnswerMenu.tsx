import type { AnswerChart, Insertable, InsertableReviews } from "../../session/contract/question";
import type { Choice, RegisterSession } from "../../session/contract/register-session";
import { FormulaMenu } from "../parts/FormulaMenu";

/** An answer of a view, by the name it has in a menu. */
export interface NamedAnswer {
  readonly name: string;
  /** The formula it comes from, or why there is none. */
  readonly answer: Insertable | { readonly why: string };
  /** How it is drawn where somebody wants a chart of it; left out where it is no picture. */
  readonly chart?: AnswerChart;
}

/** Columns of the table of reviews, by the name they have in a menu. */
interface NamedReviews extends Omit<NamedAnswer, "answer"> {
  readonly answer: InsertableReviews;
}

/** What a part of a view shows, as formulas of the sheet. */
export function AnswerMenu({
  session,
  label,
  answers,
  onChoice,
}: {
  readonly session: RegisterSession;
  readonly label: string;
  readonly answers: readonly (NamedAnswer | NamedReviews)[];
  readonly onChoice: (choice: Promise<Choice>) => void;
}) {
  const items = answers.map(({ name, answer, chart }) => {
    if ("why" in answer) {
      const none = (): Promise<null> => Promise.resolve(null);
      const refused = (): Promise<Choice> =>
        Promise.resolve({ kind: "refused", message: answer.why });
      return { name, why: answer.why, insert: refused, formula: none };
    }
    return {
      name,
      insert: () => session.insertAnswer(answer),
      formula: () => session.formulaOfAnswer(answer),
      ...(chart ? { insertChart: () => session.insertAnswer({ ...answer, chart }) } : {}),
    };
  });
  return <FormulaMenu items={items} label={label} onChoice={onChoice} />;
}
