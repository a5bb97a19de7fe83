/** One row of the sample's controls register. A field that is absent is a blank cell. Money in US dollars a year. */
export interface SampleControl {
  readonly control: string;
  readonly cost: number;
  /** Names of sample threats, separated by ";"; absent for all. */
  readonly threat?: string;
  readonly frequencyReduction?: number;
  readonly lossReduction?: number;
  readonly coverage?: number;
  readonly reliability?: number;
  readonly inPlace: "yes" | "no";
  readonly buildCost?: number;
  readonly life?: number;
  readonly remark: string;
}

/**
 * What the invented manufacturer could buy, and the three things it has. Costs and effects are examples: they are what an
 * IT lead would put down after two offers and a talk with the insurer.
 */
export const sampleControls: readonly SampleControl[] = [
  {
    control: "Multi-factor sign-in for mail",
    cost: 22_000,
    threat: "Mailbox taken over by phishing; Payment fraud by business e-mail compromise",
    frequencyReduction: 0.4,
    coverage: 0.9,
    inPlace: "yes",
    remark: "In the register's frequency reductions already",
  },
  {
    control: "Filter against denial of service",
    cost: 30_000,
    threat: "Order portal offline by denial of service",
    frequencyReduction: 0.5,
    inPlace: "yes",
    remark: "In the register's frequency reductions already",
  },
  {
    control: "Offline backups, restored every quarter",
    cost: 38_000,
    threat: "Ransomware stops both plants; Warehouse system held to ransom",
    lossReduction: 0.45,
    reliability: 0.9,
    inPlace: "no",
    buildCost: 60_000,
    life: 5,
    remark: "One restore in ten is not in time",
  },
  {
    control: "Detection and response on every computer",
    cost: 64_000,
    threat:
      "Ransomware stops both plants; Warehouse system held to ransom; Mailbox taken over by phishing",
    frequencyReduction: 0.45,
    coverage: 0.85,
    inPlace: "no",
    remark: "Machines older than ten years take no agent",
  },
  {
    control: "Network zones between office and plants",
    cost: 18_000,
    threat: "Ransomware stops both plants; Control systems disrupted at plant 2",
    frequencyReduction: 0.2,
    lossReduction: 0.35,
    inPlace: "no",
    buildCost: 140_000,
    life: 7,
    remark: "Weekend work at both plants",
  },
  {
    control: "Security terms and yearly review of suppliers",
    cost: 35_000,
    threat: "Breach at a supplier or carrier",
    frequencyReduction: 0.3,
    coverage: 0.8,
    inPlace: "no",
    remark: "Carriers under contract, not spot carriers",
  },
  {
    control: "Supplier access through one gateway",
    cost: 26_000,
    threat: "Breach at a supplier or carrier; Control systems disrupted at plant 2",
    frequencyReduction: 0.25,
    lossReduction: 0.2,
    inPlace: "no",
    buildCost: 30_000,
    life: 5,
    remark: "Remote maintenance is switched on for the hour it is needed",
  },
  {
    control: "Two people release new payees",
    cost: 9_000,
    threat: "Payment fraud by business e-mail compromise; Payroll and W-2 data sent to an impostor",
    frequencyReduction: 0.5,
    reliability: 0.8,
    inPlace: "no",
    remark: "Hours in accounting, no software",
  },
  {
    control: "Rights to product designs, checked each quarter",
    cost: 28_000,
    threat: "Product designs taken by an insider",
    frequencyReduction: 0.25,
    lossReduction: 0.3,
    inPlace: "no",
    remark: "Includes alerts on large downloads",
  },
  {
    control: "Cloud storage closed to the public by policy",
    cost: 6_000,
    threat: "Personal data leaked from cloud storage; Fine and claims under the GDPR",
    frequencyReduction: 0.4,
    inPlace: "no",
    buildCost: 8_000,
    life: 4,
    remark: "A rule and a weekly scan",
  },
  {
    control: "Vendor updates tried on a copy first",
    cost: 16_000,
    threat: "ERP down after a failed vendor update",
    frequencyReduction: 0.6,
    inPlace: "no",
    buildCost: 20_000,
    life: 5,
    remark: "A test system of the ERP",
  },
  {
    control: "Training with mail exercises",
    cost: 24_000,
    frequencyReduction: 0.05,
    coverage: 0.9,
    inPlace: "no",
    remark: "Acts on every threat a little; fades between exercises",
  },
  {
    control: "Encrypted disks on laptops and scanners",
    cost: 11_000,
    threat: "Laptop or scanner lost",
    lossReduction: 0.3,
    inPlace: "no",
    remark: "Costs more than it avoids: the plan leaves it out",
  },
];
