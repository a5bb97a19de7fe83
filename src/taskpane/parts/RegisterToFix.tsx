import { Body1, Button } from "@fluentui/react-components";
import type { RegisterView } from "../../session/contract/register-snapshot";
import { frameTexts } from "../words/texts/frame";
import { lacksThreats } from "../words/threat-words";
import { useFigures } from "../words/use-figures";

/** What a view says that needs figures a register does not have yet, and the way to what is wrong. */
export function RegisterToFix({
  register,
  before,
  onShow,
}: {
  readonly register: RegisterView;
  /** What needs them: "there is a plan". */
  readonly before: string;
  readonly onShow: () => void;
}) {
  const { count } = useFigures();
  const { problems } = register;
  const isEmpty = lacksThreats(register);
  return (
    <Body1>
      {isEmpty
        ? frameTexts.threatBefore(before)
        : frameTexts.toFixBefore(problems, count(problems), before)}{" "}
      <Button size="small" onClick={onShow}>
        {isEmpty ? frameTexts.addThreat : frameTexts.showThem}
      </Button>
    </Body1>
  );
}
