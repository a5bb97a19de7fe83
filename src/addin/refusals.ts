import { openRefusalLog } from "../session/mend/refusal-log";

/** What worksheet functions refused, for the pane beside them: both run in one page. */
export const refusals = openRefusalLog();
