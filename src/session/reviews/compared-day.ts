/**
 * The review that today is compared with: the last before today, so that one recorded today does not hide what moved; today's where there
 * is no other.
 *
 * @param days serial days of which there is a record
 * @returns null where there is none
 */
export function comparedDay(days: readonly number[], today: number): number | null {
  const earlier = days.filter((day) => day < today);
  const candidates = earlier.length > 0 ? earlier : days;
  return candidates.length > 0 ? Math.max(...candidates) : null;
}
