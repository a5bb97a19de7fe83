import { Tooltip } from "@fluentui/react-components";
import type { ReactElement } from "react";

/** All of an amount, beside one that is written short. */
export function AmountTip({
  full,
  children,
}: {
  readonly full: string;
  readonly children: ReactElement;
}) {
  return (
    <Tooltip content={full} relationship="label">
      {children}
    </Tooltip>
  );
}
