import {
  Button,
  Menu,
  MenuGroup,
  MenuGroupHeader,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
} from "@fluentui/react-components";
import { MathFormulaRegular } from "@fluentui/react-icons/svg/math-formula";
import type { Choice, FigureName, RegisterSession } from "../../session/contract/register-session";

const names = {
  gap: "Gap",
  spend: "Spend",
  required: "Required",
  "expected loss": "Expected loss",
  covered: "Covered share",
} as const satisfies Record<FigureName, string>;

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
  const figures = (Object.keys(names) as FigureName[]).filter(
    (figure) => hasSpend || figure === "expected loss",
  );
  return (
    <Menu>
      <MenuTrigger disableButtonEnhancement>
        <Button
          appearance="subtle"
          size="small"
          icon={<MathFormulaRegular />}
          aria-label="Figures as formulas"
          title="Figures as formulas"
        />
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          <MenuGroup>
            <MenuGroupHeader>Insert into the selected cell</MenuGroupHeader>
            {figures.map((figure) => (
              <MenuItem
                key={figure}
                onClick={() => {
                  onChoice(session.insertFigure(figure, threat));
                }}
              >
                {names[figure]}
              </MenuItem>
            ))}
          </MenuGroup>
          <MenuGroup>
            <MenuGroupHeader>Copy the formula</MenuGroupHeader>
            {figures.map((figure) => (
              <MenuItem
                key={figure}
                aria-label={`Copy ${names[figure]}`}
                onClick={() => {
                  onChoice(copied(session.formulaOf(figure, threat)));
                }}
              >
                {names[figure]}
              </MenuItem>
            ))}
          </MenuGroup>
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}

/** Some windows of Office let nobody write to the clipboard: then the formula is said. */
async function copied(asked: Promise<string | null>): Promise<Choice> {
  const formula = await asked;
  if (formula === null) {
    const message =
      "Formulas do not read the register as it is read here: choose Use in formulas first.";
    return { kind: "refused", message };
  }
  try {
    await navigator.clipboard.writeText(formula);
    return { kind: "chosen" };
  } catch {
    return { kind: "refused", message: `Copy it from here: ${formula}` };
  }
}
