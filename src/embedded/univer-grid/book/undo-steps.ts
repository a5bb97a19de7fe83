import type { IMutationInfo, IUndoRedoItem } from "@univerjs/core";
import { IUndoRedoService, sequenceExecute } from "@univerjs/core";
import { GridError } from "../../grid";
import type { Push } from "./undo-stack";
import { pushOf, watch } from "./undo-stack";
import type { UniverBook } from "./univer-book";

/** A change and what takes it back. */
export interface Edit {
  readonly redo: IMutationInfo;
  readonly undo: IMutationInfo;
}

interface Step {
  redos: IMutationInfo[];
  undos: IMutationInfo[];
}

/**
 * Steps of undo. What the add-in does between `open` and its close is one; what the user does meanwhile stays a step of
 * its own, between two of the add-in's.
 */
export class UndoSteps {
  private readonly service: IUndoRedoService;
  private readonly push: Push;
  private depth = 0;
  private ours = false;
  private open_: Step = empty();
  /** What goes along with a change and joins its step, whoever makes it. */
  private companions: Step = empty();
  private last: (() => readonly Edit[])[] = [];
  private travelling = false;
  private alone = false;
  private moving = false;

  constructor(private readonly book: UniverBook) {
    this.service = book.injector.get(IUndoRedoService);
    this.push = pushOf(this.service);
    watch(this.service, (item) => {
      this.pushed(item);
    });
  }

  /** Whether the change under way is the add-in's. */
  get isOurs(): boolean {
    return this.ours;
  }

  /** Whether cells are being moved: what is written meanwhile is no edit of its own. */
  get isMovingCells(): boolean {
    return this.moving;
  }

  /** Carries out a change in which cells move. */
  move(edits: readonly Edit[]): void {
    const before = this.moving;
    this.moving = true;
    try {
      this.edit(edits);
    } finally {
      this.moving = before;
    }
  }

  /** Whether what happens is an undo or a redo. */
  get isTravelling(): boolean {
    return this.travelling;
  }

  /** Whether a change is complete in itself: an undo, a redo, or an edit that thought of everything. */
  get needsNoCompanions(): boolean {
    return this.travelling || this.alone;
  }

  open(): () => void {
    this.depth++;
    let closed = false;
    return () => {
      if (closed) return;
      closed = true;
      this.depth--;
      if (this.depth === 0) this.flush();
    };
  }

  /** Carries out something written into cells, which may make a table grow, as when a user types it. */
  write(edits: readonly Edit[]): void {
    this.carryOut(edits);
  }

  /** Carries out changes of the add-in that belong together; all of them or none. */
  edit(edits: readonly Edit[]): void {
    const before = this.alone;
    this.alone = true;
    try {
      this.carryOut(edits);
    } finally {
      this.alone = before;
    }
  }

  private carryOut(edits: readonly Edit[]): void {
    if (edits.length === 0) return;
    const redos = edits.map(({ redo }) => redo);
    const undos = edits.map(({ undo }) => undo).reverse();
    this.asOurs(() => {
      const done: IMutationInfo[] = [];
      for (const [index, { id, params }] of redos.entries()) {
        if (this.book.commands.syncExecuteCommand(id, params)) {
          done.unshift(edits[index]?.undo ?? { id, params });
          continue;
        }
        sequenceExecute(done, this.book.commands);
        throw new GridError("InvalidOperation", `the workbook must take ${id}, got a refusal`);
      }
      this.pushed({ unitID: this.book.unit, redoMutations: redos, undoMutations: undos });
    });
  }

  /** Lets one of Univer's own commands make a change of the add-in's. */
  command(id: string, params: object): void {
    const done = this.asOurs(() => this.book.commands.syncExecuteCommand(id, params));
    if (!done)
      throw new GridError("InvalidOperation", `the workbook must take ${id}, got a refusal`);
  }

  /** Carries out a change that goes along with the one under way, and is taken back with it. */
  accompany({ redo, undo }: Edit): void {
    if (!this.book.commands.syncExecuteCommand(redo.id, redo.params)) return;
    if (this.companions.redos.length === 0) {
      // A change nobody can undo alone leaves its companions behind: they are then a step of their own.
      setTimeout(() => {
        if (this.companions.redos.length > 0) this.pushed(this.itemOf(empty()));
      }, 0);
    }
    this.companions.redos.push(redo);
    this.companions.undos.unshift(undo);
  }

  /**
   * Has changes that go along with the one under way found and made once all else of it is done. Cells may have moved
   * until then.
   */
  lastly(find: () => readonly Edit[]): void {
    this.last.push(find);
    // A change nobody can undo is never put on the stack.
    setTimeout(() => {
      this.finish();
    }, 0);
  }

  private finish(): void {
    const before = this.moving;
    this.moving = true;
    try {
      for (const find of this.last.splice(0)) for (const edit of find()) this.accompany(edit);
    } finally {
      this.moving = before;
    }
  }

  undo(): void {
    this.flush();
    this.travel(
      () => this.service.pitchTopUndoElement()?.undoMutations,
      () => {
        this.service.popUndoToRedo();
      },
    );
  }

  redo(): void {
    this.flush();
    this.travel(
      () => this.service.pitchTopRedoElement()?.redoMutations,
      () => {
        this.service.popRedoToUndo();
      },
    );
  }

  /** Marks what Univer's own undo and redo commands do. */
  beginTravel(): void {
    this.flush();
    this.travelling = true;
  }

  endTravel(): void {
    this.travelling = false;
  }

  close(): void {
    watch(this.service, this.push);
  }

  private travel(next: () => IMutationInfo[] | undefined, done: () => void): void {
    const mutations = next();
    if (!mutations) return;
    this.travelling = true;
    try {
      if (sequenceExecute(mutations, this.book.commands).result) done();
    } finally {
      this.travelling = false;
    }
  }

  private asOurs<T>(work: () => T): T {
    const before = this.ours;
    this.ours = true;
    try {
      return work();
    } finally {
      this.ours = before;
    }
  }

  private pushed(item: IUndoRedoItem): void {
    if (item.unitID !== this.book.unit) {
      this.push(item);
      return;
    }
    this.finish();
    const { redos, undos } = this.companions;
    this.companions = empty();
    const whole = {
      ...item,
      redoMutations: [...item.redoMutations, ...redos],
      undoMutations: [...undos, ...item.undoMutations],
    };
    if (!this.ours || this.depth === 0) {
      this.flush();
      this.push(whole);
      return;
    }
    this.open_.redos.push(...whole.redoMutations);
    this.open_.undos.unshift(...whole.undoMutations);
  }

  private flush(): void {
    const step = this.open_;
    this.open_ = empty();
    if (step.redos.length > 0) this.push(this.itemOf(step));
  }

  private itemOf({ redos, undos }: Step): IUndoRedoItem {
    return { unitID: this.book.unit, redoMutations: redos, undoMutations: undos };
  }
}

const empty = (): Step => ({ redos: [], undos: [] });
