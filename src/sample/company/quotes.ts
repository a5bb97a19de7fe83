/** An offer of the broker for next year's cyber policy. Money in US dollars. */
export interface SampleQuote {
  readonly quote: string;
  /** Kept of each event. */
  readonly retention: number;
  /** The most that is paid in a year. */
  readonly limit: number;
  readonly premium: number;
  /** What the insurer takes of the layer. */
  readonly share: number;
  readonly basis: "event" | "event, limit a year" | "year";
  /** Names of the threats that it covers. */
  readonly threat: string;
}

const crime = "Payment fraud by business e-mail compromise";
const ransom = "Ransomware stops both plants; Warehouse system held to ransom";

/** What the broker of the invented manufacturer brought for the renewal. */
export const sampleQuotes: readonly SampleQuote[] = [
  {
    quote: "As expiring",
    retention: 250_000,
    limit: 5_000_000,
    premium: 182_000,
    share: 1,
    basis: "event, limit a year",
    threat: `${ransom}; ${crime}`,
  },
  {
    quote: "Higher retention",
    retention: 500_000,
    limit: 5_000_000,
    premium: 136_000,
    share: 1,
    basis: "event, limit a year",
    threat: `${ransom}; ${crime}`,
  },
  {
    quote: "Smaller limit, without payment fraud",
    retention: 250_000,
    limit: 2_000_000,
    premium: 121_000,
    share: 1,
    basis: "event, limit a year",
    threat: ransom,
  },
];
