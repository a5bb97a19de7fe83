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
import type { Choice } from "../../session/contract/register-session";
import { frameTexts } from "../words/texts/frame";

/** Something of the pane that a formula can have. */
export interface FormulaItem {
  readonly name: string;
  /** Why no formula can have it; left out where one can. */
  readonly why?: string | undefined;
  readonly insert: () => Promise<Choice>;
  /** The same with a chart beside it; left out where it is no picture. */
  readonly insertChart?: () => Promise<Choice>;
  /** To be copied; null where formulas do not read the tables as the pane does. */
  readonly formula: () => Promise<string | null>;
}

/** Figures, lists and curves of the pane as formulas of the sheet. */
export function FormulaMenu({
  items,
  label = frameTexts.figuresAsFormulas,
  onChoice,
}: {
  readonly items: readonly FormulaItem[];
  readonly label?: string;
  readonly onChoice: (choice: Promise<Choice>) => void;
}) {
  return (
    <Menu>
      <MenuTrigger disableButtonEnhancement>
        <Button
          appearance="subtle"
          size="small"
          icon={<MathFormulaRegular />}
          aria-label={label}
          title={label}
        />
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          <MenuGroup>
            <MenuGroupHeader>{frameTexts.insert}</MenuGroupHeader>
            {items.map(({ name, why, insert }) => (
              <MenuItem
                key={name}
                disabled={why !== undefined}
                {...(why === undefined ? {} : { subText: why })}
                onClick={() => {
                  onChoice(insert());
                }}
              >
                {name}
              </MenuItem>
            ))}
          </MenuGroup>
          {items.some(({ insertChart }) => insertChart) && (
            <MenuGroup>
              <MenuGroupHeader>{frameTexts.insertChart}</MenuGroupHeader>
              {items.map(
                ({ name, insertChart }) =>
                  insertChart && (
                    <MenuItem
                      key={name}
                      aria-label={frameTexts.chartOf(name)}
                      onClick={() => {
                        onChoice(insertChart());
                      }}
                    >
                      {name}
                    </MenuItem>
                  ),
              )}
            </MenuGroup>
          )}
          <MenuGroup>
            <MenuGroupHeader>{frameTexts.copy}</MenuGroupHeader>
            {items
              .filter(({ why }) => why === undefined)
              .map(({ name, formula }) => (
                <MenuItem
                  key={name}
                  aria-label={frameTexts.copyOf(name)}
                  onClick={() => {
                    onChoice(copied(formula()));
                  }}
                >
                  {name}
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
    return { kind: "refused", message: frameTexts.useInFormulasFirst };
  }
  try {
    await navigator.clipboard.writeText(formula);
    return { kind: "chosen" };
  } catch {
    return { kind: "refused", message: frameTexts.copyFromHere(formula) };
  }
}
