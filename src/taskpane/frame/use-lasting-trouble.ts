import { useEffect, useState } from "react";
import type { Trouble } from "../../session/contract/register-snapshot";

/** Milliseconds in which most people have typed a cell. */
const typingTime = 3000;

/** The trouble that is worth saying: a cell that is being edited is none unless it stays so. */
export function useLastingTrouble(trouble: Trouble | null): Trouble | null {
  const isEditing = trouble?.failure === "cell-edit";
  const [isLong, setLong] = useState(false);
  useEffect(() => {
    if (!isEditing) return;
    const timer = setTimeout(() => {
      setLong(true);
    }, typingTime);
    return () => {
      clearTimeout(timer);
      setLong(false);
    };
  }, [isEditing]);
  return isEditing && !isLong ? null : trouble;
}
