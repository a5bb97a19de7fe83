/** Whether the long sweeps are wanted, as `npm run long` wants them; otherwise a part of them is run. */
export const isLong = process.env.OUTSPEND_LONG === "1";
