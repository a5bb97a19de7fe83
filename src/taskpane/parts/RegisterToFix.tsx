import { Body1, Button } from "@fluentui/react-components";
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
      The register has {count(problems)} {problems === 1 ? "cell" : "cells"} to fix before {before}.{" "}
      <Button size="small" onClick={onShow}>
        Show them
      </Button>
    </Body1>
  );
}
