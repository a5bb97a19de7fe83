/** Names a worksheet already knows, in upper case. */
export interface TakenNames {
  readonly builtIn: ReadonlySet<string>;
}

/**
 * Excel 4 macro functions of one word. Excel still parses them in a cell and refuses a custom function of that name;
 * those of several words are joined by dots, which no id of ours may hold.
 */
const macroWords =
  "ABSREF ACTIVATE ALERT ARGUMENT ARRANGE BEEP BORDER BREAK CALCULATE CALL CALLER CLEAR CLOSE COPY CUT DEFINE DEREF " +
  "DIRECTORY DOCUMENTS ECHO ELSE ERROR EVALUATE EXEC EXECUTE FCLOSE FILES FOPEN FOR FORMAT FORMULA FPOS FREAD FREADLN " +
  "FSIZE FWRITE FWRITELN GOTO GROUP HALT HELP HIDE INITIATE INPUT INSERT LINKS MESSAGE MOVE NAMES NEW NEXT NOTE OPEN " +
  "PARSE PASTE PAUSE POKE PRECISION PRINT PROTECT QUIT REFTEXT REGISTER RELREF REQUEST RESTART RESULT RESUME RETURN " +
  "RUN SAVE SCALE SCENARIO SELECT SELECTION SERIES SIZE SPELLING SPLIT STEP TABLE TERMINATE TEXTREF UNDO UNGROUP " +
  "UNHIDE UNREGISTER VOLATILE WAIT WHILE WINDOWS WORKGROUP ZOOM";
const macros: ReadonlySet<string> = new Set(macroWords.split(" "));

/** What is wrong with the ids of worksheet functions, one line each; nothing where Excel takes them all. */
export function functionIdFindings(ids: readonly string[], { builtIn }: TakenNames): string[] {
  const findings = ids.flatMap((id) => [
    ...(id.length < 3 ? [`${id} must have 3 characters or more`] : []),
    ...(/^[A-Z][A-Z0-9_]*$/.test(id)
      ? []
      : [`${id} must consist of upper case letters, digits and underscores`]),
    ...(/^[A-Z]{1,3}[0-9]+$/.test(id) ? [`${id} must not read as a cell`] : []),
    ...(/^R[0-9]*C[0-9]*$/.test(id) ? [`${id} must not read as a cell in R1C1 style`] : []),
    ...(builtIn.has(id) ? [`${id} must not be a function of Excel`] : []),
    ...(macros.has(id) ? [`${id} must not be an Excel 4 macro function`] : []),
  ]);
  const repeated = ids.filter((id, index) => ids.indexOf(id) !== index);
  return [...findings, ...repeated.map((id) => `${id} must be the id of one function only`)];
}
