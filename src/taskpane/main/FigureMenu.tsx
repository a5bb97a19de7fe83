import type { Choice, FigureName, RegisterSession } from "../../session/contract/register-session";
import { FormulaMenu } from "../parts/FormulaMenu";
import { figuresTexts } from "../words/texts/figures";

const names = {
  gap: figuresTexts.gap,
  spend: figuresTexts.spend,
  required: figuresTexts.required,
  "expected loss": figuresTexts.averageLoss,
  covered: figuresTexts.coveredShare,
} satisfies Record<FigureName, string>;

/** The figures of the register, or of one threat, as formulas of the sheet. */
export function FigureMenu({
  session,
  threat,
  hasSpend,
  onChoice,
}: {
  readonly session: RegisterSession;
  /** Id of the threat; left out for the register. */
  readonly threat?: string;
  readonly hasSpend: boolean;
  readonly onChoice: (choice: Promise<Choice>) => void;
}) {
  const items = (Object.keys(names) as FigureName[])
    .filter((figure) => hasSpend || figure === "expected loss")
    .map((figure) => ({
      name: names[figure],
      insert: () => session.insertFigure(figure, threat),
      formula: () => session.formulaOf(figure, threat),
    }));
  return <FormulaMenu items={items} onChoice={onChoice} />;
}
