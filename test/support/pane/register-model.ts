import type { Cell } from "../../../src/core";

/** A threat as the model of a register knows it: identity that no name or place tells, and what its cells hold. */
export interface ModelThreat {
  readonly uid: number;
  readonly name: string;
  readonly frequency: number;
  readonly loss: number;
  readonly spend: number;
}

export const modelFields = ["name", "frequency", "loss", "spend"] as const;
export type ModelField = (typeof modelFields)[number];

/** How a register must stand after edits from either side, and after taking them back. */
export class RegisterModel {
  private threats: readonly ModelThreat[];
  private readonly undoable: (readonly ModelThreat[])[] = [];
  private last = 0;
  private names = 0;
  /** What somebody has begun to edit in the pane. */
  draft: { readonly uid: number; readonly field: ModelField } | null = null;
  /** Whether it ever had no threat. */
  wasEmpty = false;

  /** @param count threats it begins with */
  constructor(count: number) {
    this.threats = [];
    for (let number = 0; number < count; number++) {
      this.threats = [...this.threats, this.make(number + 1)];
    }
  }

  get rows(): readonly ModelThreat[] {
    return this.threats;
  }

  get steps(): number {
    return this.undoable.length;
  }

  /** A threat that is not in it yet. */
  make(seed: number): ModelThreat {
    return {
      uid: ++this.last,
      name: this.freshName(seed),
      frequency: (seed % 5) + 1,
      loss: (seed % 97) + 1,
      spend: seed % 31,
    };
  }

  /** A name no other threat ever had, among them some that look like something else. */
  freshName(seed: number): string {
    const kinds = ["Threat", "=1+", "-x", "@", "Total outage", "__proto__", "5", "'quoted", "März"];
    return `${kinds[seed % kinds.length] ?? ""} ${++this.names}`;
  }

  /** One change, which is one step to take back. */
  change(to: readonly ModelThreat[]): void {
    this.undoable.push(this.threats);
    this.threats = to;
    this.wasEmpty ||= to.length === 0;
  }

  set(uid: number, field: ModelField, value: Cell): void {
    this.change(
      this.threats.map((each) => (each.uid === uid ? { ...each, [field]: value } : each)),
    );
  }

  insert(index: number, threat: ModelThreat): void {
    this.change([...this.threats.slice(0, index), threat, ...this.threats.slice(index)]);
  }

  remove(uid: number): void {
    this.change(this.threats.filter((each) => each.uid !== uid));
  }

  undo(): void {
    this.threats = this.undoable.pop() ?? this.threats;
  }
}

export const modelCells = ({ name, frequency, loss, spend }: ModelThreat): Cell[] => [
  name,
  frequency,
  loss,
  spend,
];
