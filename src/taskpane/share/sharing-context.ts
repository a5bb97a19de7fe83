import { createContext, useContext } from "react";
import type { SharingSession } from "../../session/contract/share";

/** How the workbook is made fit for people without the add-in; null where nothing can do that. */
export const SharingContext = createContext<SharingSession | null>(null);

export const useSharing = (): SharingSession | null => useContext(SharingContext);
