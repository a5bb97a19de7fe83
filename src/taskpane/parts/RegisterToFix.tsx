import { Body1, Button } from "@fluentui/react-components";
import { frameTexts } from "../words/texts/frame";
import { useFigures } from "../words/use-figures";

/** What a view says that needs figures a register does not have yet, and the way to what is wrong. */
export function RegisterToFix({
  problems,
  before,
  onShow,
}: {
  readonly problems: number;
  /** What needs them: "there is a plan". */
  readonly before: string;
  readonly onShow: () => void;
}) {
  const { count } = useFigures();
  return (
    <Body1>
      {frameTexts.toFixBefore(problems, count(problems), before)}{" "}
      <Button size="small" onClick={onShow}>
        {frameTexts.showThem}
      </Button>
    </Body1>
  );
}
