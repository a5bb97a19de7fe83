/** One row of the sample register. A field that is absent is a blank cell. Money in US dollars, frequencies per year. */
export interface SampleThreat {
  readonly threat: string;
  readonly frequency?: number;
  readonly probability?: number;
  readonly lossLow?: number;
  readonly lossHigh?: number;
  readonly lossMin?: number;
  readonly lossMostLikely?: number;
  readonly lossMax?: number;
  readonly loss?: number;
  readonly lossCap?: number;
  readonly frequencyReduction?: number;
  readonly lossReduction?: number;
  readonly retention?: number;
  readonly limit?: number;
  readonly premium?: number;
  readonly owner: string;
  readonly status: "Open" | "Draft";
  readonly lastReviewed?: string;
  readonly reviewEvery?: number;
  readonly source: string;
}

/**
 * The threats of an invented manufacturer: about 900 employees, $240M revenue, two plants, a sales office in Europe.
 * Every figure is an example. A number in brackets in `source` is a row of the Sources sheet, which says what was
 * taken from there; the rest is assumed.
 */
export const sampleThreats: readonly SampleThreat[] = [
  {
    threat: "Ransomware stops both plants",
    frequency: 0.2,
    lossLow: 250_000,
    lossHigh: 9_000_000,
    lossCap: 15_000_000,
    frequencyReduction: 0.25,
    lossReduction: 0.2,
    retention: 250_000,
    limit: 5_000_000,
    premium: 145_000,
    owner: "IT security lead",
    status: "Open",
    lastReviewed: "2026-08-20",
    reviewEvery: 180,
    source: "[1] recovery cost in manufacturing",
  },
  {
    threat: "Payment fraud by business e-mail compromise",
    frequency: 0.35,
    lossLow: 25_000,
    lossHigh: 600_000,
    frequencyReduction: 0.3,
    retention: 50_000,
    limit: 250_000,
    premium: 12_000,
    owner: "Treasurer",
    status: "Open",
    lastReviewed: "2026-09-10",
    reviewEvery: 90,
    source: "[2] loss per complaint; [3] average claim",
  },
  {
    threat: "Breach at a supplier or carrier",
    frequency: 0.3,
    lossLow: 40_000,
    lossHigh: 2_000_000,
    owner: "Head of purchasing",
    status: "Open",
    lastReviewed: "2026-06-15",
    reviewEvery: 180,
    source: "[4] share of breaches through third parties",
  },
  {
    threat: "Control systems disrupted at plant 2",
    frequency: 0.08,
    lossMin: 200_000,
    lossMostLikely: 900_000,
    lossMax: 6_000_000,
    owner: "Plant manager 2",
    status: "Open",
    lastReviewed: "2026-07-01",
    reviewEvery: 180,
    source: "[5] manufacturing is hit most often",
  },
  {
    threat: "Product designs taken by an insider",
    frequency: 0.06,
    lossLow: 150_000,
    lossHigh: 5_000_000,
    lossCap: 8_000_000,
    owner: "Head of engineering",
    status: "Open",
    lastReviewed: "2026-05-12",
    reviewEvery: 365,
    source: "[6] average cost of insider breaches",
  },
  {
    threat: "Personal data leaked from cloud storage",
    frequency: 0.15,
    lossLow: 50_000,
    lossHigh: 1_500_000,
    lossReduction: 0.25,
    owner: "IT operations lead",
    status: "Open",
    lastReviewed: "2026-08-05",
    reviewEvery: 180,
    source: "[6] share of breaches by cloud settings",
  },
  {
    threat: "Mailbox taken over by phishing",
    frequency: 1.5,
    lossLow: 4_000,
    lossHigh: 120_000,
    frequencyReduction: 0.4,
    owner: "IT security lead",
    status: "Open",
    lastReviewed: "2026-09-02",
    reviewEvery: 90,
    source: "[7] average loss per mailbox event",
  },
  {
    threat: "Laptop or scanner lost",
    frequency: 6,
    loss: 2_800,
    owner: "IT operations lead",
    status: "Open",
    lastReviewed: "2026-04-22",
    reviewEvery: 365,
    source: "Assumed: price of a device and half a day of work",
  },
  {
    threat: "Order portal offline by denial of service",
    frequency: 0.8,
    lossLow: 5_000,
    lossHigh: 150_000,
    frequencyReduction: 0.5,
    owner: "Head of e-commerce",
    status: "Open",
    lastReviewed: "2026-03-18",
    reviewEvery: 365,
    source: "[8] cost per attack, scaled to our orders",
  },
  {
    threat: "ERP down after a failed vendor update",
    frequency: 0.25,
    lossMin: 30_000,
    lossMostLikely: 150_000,
    lossMax: 900_000,
    owner: "Head of IT",
    status: "Open",
    lastReviewed: "2026-07-28",
    reviewEvery: 180,
    source: "[9] outage of July 2024, scaled to our size",
  },
  {
    threat: "Fine and claims under the GDPR",
    probability: 0.03,
    lossLow: 50_000,
    lossHigh: 900_000,
    owner: "General counsel",
    status: "Open",
    lastReviewed: "2026-02-09",
    reviewEvery: 365,
    source: "[10] upper limits of fines",
  },
  {
    threat: "Payroll and W-2 data sent to an impostor",
    probability: 0.05,
    lossLow: 60_000,
    lossHigh: 700_000,
    owner: "Payroll manager",
    status: "Open",
    lastReviewed: "2026-01-30",
    reviewEvery: 365,
    source: "[11] how the fraud works; amounts assumed",
  },
  {
    threat: "Warehouse system held to ransom",
    frequency: 0.1,
    lossLow: 80_000,
    lossHigh: 2_400_000,
    retention: 100_000,
    limit: 2_000_000,
    premium: 25_000,
    owner: "Head of logistics",
    status: "Open",
    lastReviewed: "2026-06-30",
    reviewEvery: 180,
    source: "[3] claims with business interruption",
  },
  {
    threat: "Cloned voice orders a payment",
    frequency: 0.1,
    owner: "Treasurer",
    status: "Draft",
    source: "New: loss not yet assessed, so left out",
  },
];
