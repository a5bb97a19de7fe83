import { ensureBuilt } from "../../tools/ensure-built.mjs";

/** Tests meet the add-in and the tools as built; a stale build would test yesterday's code. */
export default () => ensureBuilt();
