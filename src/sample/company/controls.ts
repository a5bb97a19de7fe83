/** One row of the sample's controls. A field that is absent is a blank cell. Money in US dollars. */
export interface SampleControl {
  readonly control: string;
  readonly threat?: string;
  readonly frequencyReduction?: number;
  readonly lossReduction?: number;
  readonly coverage?: number;
  readonly reliability?: number;
  readonly cost: number;
  readonly buildCost?: number;
  readonly life?: number;
  readonly inPlace?: "Yes";
  readonly source: string;
}

/**
 * What the invented manufacturer has and could buy. Every figure is an example. A number in brackets in `source` is a row
 * of the Sources sheet; the rest is assumed.
 */
export const sampleControls: readonly SampleControl[] = [
  {
    control: "Copies of servers that nobody can overwrite",
    threat: "Ransomware stops both plants; Warehouse system held to ransom",
    lossReduction: 0.45,
    reliability: 0.9,
    cost: 20_000,
    buildCost: 60_000,
    life: 5,
    source: "Assumed: a restart in days instead of weeks",
  },
  {
    control: "Sign-in with a hardware key",
    threat: "Mailbox taken over by phishing; Payment fraud by business e-mail compromise",
    frequencyReduction: 0.7,
    coverage: 0.85,
    cost: 24_000,
    buildCost: 40_000,
    life: 4,
    source: "[12] share of takeovers stopped",
  },
  {
    control: "Call back before a changed bank account",
    threat: "Payment fraud by business e-mail compromise",
    frequencyReduction: 0.5,
    reliability: 0.9,
    cost: 9_000,
    source: "Assumed: half of the cases change an account",
  },
  {
    control: "Phishing training every quarter",
    threat:
      "Mailbox taken over by phishing; Payment fraud by business e-mail compromise; Payroll and W-2 data sent to an impostor",
    frequencyReduction: 0.25,
    coverage: 0.95,
    cost: 26_000,
    inPlace: "Yes",
    source: "Assumed; runs since 2024",
  },
  {
    control: "Watch on alarms, day and night",
    threat:
      "Ransomware stops both plants; Control systems disrupted at plant 2; Personal data leaked from cloud storage; Warehouse system held to ransom",
    frequencyReduction: 0.25,
    lossReduction: 0.15,
    coverage: 0.9,
    cost: 60_000,
    buildCost: 15_000,
    life: 3,
    source: "Assumed: nights and weekends covered",
  },
  {
    control: "Response plan, exercised twice a year",
    lossReduction: 0.08,
    cost: 25_000,
    source: "Assumed: acts on all threats",
  },
  {
    control: "Network of plant 2 split into zones",
    threat: "Control systems disrupted at plant 2",
    frequencyReduction: 0.3,
    lossReduction: 0.35,
    cost: 20_000,
    buildCost: 220_000,
    life: 8,
    source: "Assumed: offer of the integrator",
  },
  {
    control: "Checks of suppliers before a contract",
    threat: "Breach at a supplier or carrier",
    frequencyReduction: 0.3,
    coverage: 0.6,
    cost: 28_000,
    source: "Assumed: 60% of purchases by value",
  },
  {
    control: "Alerts on copies of design files",
    threat: "Product designs taken by an insider",
    frequencyReduction: 0.2,
    lossReduction: 0.3,
    coverage: 0.8,
    cost: 22_000,
    buildCost: 45_000,
    life: 5,
    source: "Assumed",
  },
  {
    control: "Cloud settings checked every day",
    threat: "Personal data leaked from cloud storage",
    frequencyReduction: 0.5,
    reliability: 0.9,
    cost: 14_000,
    source: "Assumed; see [6] on cloud settings",
  },
  {
    control: "Traffic filter before the order portal",
    threat: "Order portal offline by denial of service",
    frequencyReduction: 0.5,
    cost: 36_000,
    inPlace: "Yes",
    source: "Assumed: what the row's reduction stands for",
  },
  {
    control: "Updates tried on a copy of the ERP first",
    threat: "ERP down after a failed vendor update",
    frequencyReduction: 0.4,
    cost: 18_000,
    source: "Assumed: two of five failures show in a day",
  },
  {
    control: "Payroll data released by two people",
    threat: "Payroll and W-2 data sent to an impostor",
    frequencyReduction: 0.6,
    reliability: 0.95,
    cost: 3_000,
    source: "Assumed: time of a second person",
  },
  {
    control: "Old personal data deleted on a schedule",
    threat: "Fine and claims under the GDPR; Personal data leaked from cloud storage",
    lossReduction: 0.25,
    cost: 6_000,
    buildCost: 15_000,
    life: 5,
    source: "Assumed: a quarter of the records is not needed",
  },
];
