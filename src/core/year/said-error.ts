/** A stated error that is said: as a share of a figure, and of a chance. Below, no digit that anybody reads is in doubt. */
export const SAID_ERROR = 1e-4;
