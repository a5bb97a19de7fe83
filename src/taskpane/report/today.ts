/** The day as the sheet counts it. */
export function today(now = new Date()): number {
  const day = Date.UTC(now.getFullYear(), now.getMonth(), now.getDate());
  return day / 86_400_000 + 25_569;
}
