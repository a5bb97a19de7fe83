/** The key of the draft of a threat that is not in the sheet yet. No id is empty. */
export const newThreat = "";
