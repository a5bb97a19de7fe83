const orElse = (name: string, other: string): string => (name === "" ? other : name);

/** What is said of what was typed, done and taken back. */
export const draftsTexts = {
  takeBackKeys: "Take it back (Ctrl+Z)",
  takeBack: "Take back",
  keptElsewhere: (place: string, threats: readonly string[]) =>
    `Not saved yet, and kept until ${place} is shown again: ${threats.join(", ")}.`,
  newThreat: "a new threat",
  leftUnsaved: (threat: string | null) =>
    `${threat ?? "A threat"} left the sheet before your changes were saved.`,
  open: "Open",

  saved: (threat: string) => `Saved ${threat}.`,
  added: (threat: string) => `Added ${threat}.`,
  deleted: (threat: string) => `Deleted ${threat}.`,
  adopted: (controls: readonly string[]) =>
    controls.length === 1
      ? `Adopted ${controls.join("")}.`
      : `Adopted ${controls.length} controls.`,
  applied: (scenario: string) =>
    `Applied ${scenario}. Applying it again would change the register again: discard it.`,
  discarded: (scenario: string) => `Discarded ${scenario}.`,
  accepted: (threat: string) => `Accepted the review of ${threat}.`,
  recorded: "Recorded this review.",
  leftTheSheet: "The threat left the sheet.",

  /** What was taken back, by what it was. */
  tookBack: {
    write: (name: string) => `Took back the change of ${orElse(name, "the cells")}.`,
    insert: (name: string) => `Took ${orElse(name, "the threat")} out again.`,
    remove: (name: string) => `Brought back ${orElse(name, "the threat")}.`,
    adopt: (name: string) => `Took back the adoption of ${name}.`,
    lock: (name: string) => `Took back what was said of ${orElse(name, "the control")}.`,
    review: (name: string) => `Took back the review of ${name}.`,
    record: () => "Took back the record of this review.",
    scenario: (name: string) => `Took back ${name}: the register is as it was.`,
    discard: (name: string) => `Brought back ${name}.`,
  },
  changedSince: (name: string) =>
    `${orElse(name, "The threat")} was changed in the sheet since, so nothing was taken back.`,
};
