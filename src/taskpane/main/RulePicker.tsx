import { Button, Caption1, makeStyles, Select, tokens, useId } from "@fluentui/react-components";
import { InfoRegular } from "@fluentui/react-icons/svg/info";
import { type ReactNode, useState } from "react";
import type { Rule } from "../../core";
import type { RegisterView } from "../../session/contract/register-snapshot";
import { listed } from "../words/texts/english";
import { headTexts } from "../words/texts/head";

const useStyles = makeStyles({
  rule: {
    display: "flex",
    alignItems: "center",
    columnGap: tokens.spacingHorizontalXS,
    flexWrap: "wrap",
  },
  // In a narrow pane the choice is below its label.
  choice: {
    display: "flex",
    alignItems: "center",
    columnGap: tokens.spacingHorizontalXS,
    flexGrow: 1,
    flexBasis: "220px",
    minWidth: 0,
  },
  // As wide as its longest choice it would not fit.
  select: { flexGrow: 1, flexBasis: 0, minWidth: 0 },
  quiet: { color: tokens.colorNeutralForeground2 },
});

export type RuleChoice = Pick<RegisterView, "rule" | "rules" | "rulesApart"> & {
  readonly onRule: (rule: Rule) => void;
  /** What can be done with the figures. */
  readonly menu: ReactNode;
};

/** What budgets are held against, and on demand what that means. */
export function RulePicker({ rule, rules, rulesApart, onRule, menu }: RuleChoice) {
  const styles = useStyles();
  const id = useId("rule");
  const [isExplained, setExplained] = useState(false);
  return (
    <div>
      <div className={styles.rule}>
        <label htmlFor={id}>
          <Caption1>{headTexts.shouldReach}</Caption1>
        </label>
        <div className={styles.choice}>
          <Select
            className={styles.select}
            id={id}
            size="small"
            value={rule}
            onChange={(_, { value }) => {
              const chosen = rules.find((each) => each === value);
              if (chosen) onRule(chosen);
            }}
          >
            {rules.map((each) => (
              <option key={each} value={each}>
                {headTexts.ruleNames[each]}
              </option>
            ))}
            {rulesApart.map((each) => (
              <option key={each.rule} value={each.rule} disabled>
                {headTexts.ruleNeeds(headTexts.ruleNames[each.rule], listed(each.columns))}
              </option>
            ))}
          </Select>
          <Button
            appearance={isExplained ? "secondary" : "subtle"}
            size="small"
            icon={<InfoRegular />}
            aria-label={headTexts.whatThisMeans}
            title={headTexts.whatThisMeans}
            aria-expanded={isExplained}
            onClick={() => {
              setExplained(!isExplained);
            }}
          />
          {menu}
        </div>
      </div>
      {isExplained && (
        <Caption1 className={styles.quiet} block role="note">
          {headTexts.ruleSentences[rule]} {headTexts.gapMeans}
        </Caption1>
      )}
    </div>
  );
}
