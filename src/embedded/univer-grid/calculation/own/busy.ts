/** What a cell shows until its answer arrives. */
export const busy = { error: "#BUSY!" } as const;
