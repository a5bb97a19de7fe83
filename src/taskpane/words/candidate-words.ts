import type { Candidate } from "../../session/contract/register-snapshot";

/** How a range reads: "reads as 12 threats", or what it lacks. */
export function candidateWords(
  { threats, problems, missing, hasScores, unread }: Candidate,
  count: (number: number) => string,
): string {
  const rows = threats === 1 ? "1 threat" : `${count(threats)} threats`;
  if (missing.length === 0) {
    if (problems === 0) return `reads as ${rows}`;
    return `reads as ${rows}, with ${problems === 1 ? "1 problem" : `${count(problems)} problems`}`;
  }
  if (hasScores)
    return `holds ${rows} with scores, not money: use it to give each score its figure`;
  const [guess] = unread.filter((header) => header.guess !== null);
  if (guess) return `would read as ${rows}; one column to clarify: "${guess.header}"`;
  return `lacks a column for ${list(missing)}`;
}

/** "Frequency, Loss and Threat". */
function list(words: readonly string[]): string {
  const last = words.at(-1) ?? "";
  return words.length < 2 ? last : `${words.slice(0, -1).join(", ")} and ${last}`;
}
