/** By which a row is known when it is sorted or moved: its name, compared as the register compares names. */
export const rowKey = (name: string): string => name.trim().toLowerCase();
