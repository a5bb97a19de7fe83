import { useEffect, useState } from "react";
import type { RegisterSession } from "../../session/contract/register-session";
import type { Trouble } from "../../session/contract/register-snapshot";

/** Why the last wish was refused. What passes by itself is no longer said once the workbook answers again. */
export function usePassingRefusal(
  session: RegisterSession,
): [Trouble | null, (refusal: Trouble | null) => void] {
  const [refusal, setRefusal] = useState<Trouble | null>(null);
  useEffect(() => {
    if (refusal?.failure !== "cell-edit" && refusal?.failure !== "connection") return;
    const look = (): void => {
      if (session.getSnapshot().trouble === null) setRefusal(null);
    };
    return session.subscribe(look);
  }, [session, refusal]);
  return [refusal, setRefusal];
}
