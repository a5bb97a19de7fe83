import type { IMutation } from "@univerjs/core";
import { CommandType } from "@univerjs/core";
import type { SheetMove } from "../../../workbook/book/sheet-move";
import type { Edit } from "./undo-steps";
import type { UniverBook } from "./univer-book";

interface SetMoves {
  readonly unitId: string;
  readonly moves: readonly SheetMove[];
}

const setMovesId = "outspend.mutation.set-moves";

/**
 * What has moved since the book was opened, for the file it came from. It changes by one mutation that holds all of it, so
 * that undo and redo, ours and Univer's, bring back exactly what was.
 */
export class MoveJournal {
  private moves: readonly SheetMove[] = [];

  constructor(private readonly book: UniverBook) {}

  /** @returns what ends the connection with Univer */
  connect(): () => void {
    const mutation: IMutation<SetMoves> = {
      id: setMovesId,
      type: CommandType.MUTATION,
      handler: (_, { moves }) => {
        this.moves = moves;
        return true;
      },
    };
    const registered = this.book.commands.registerCommand(mutation);
    return () => {
      registered.dispose();
    };
  }

  list(): readonly SheetMove[] {
    return this.moves;
  }

  /** The change by which a move is noted; it goes along with the one that moves. */
  note(move: SheetMove): Edit {
    const edit = (moves: readonly SheetMove[]) => ({
      id: setMovesId,
      params: { unitId: this.book.unit, moves },
    });
    return { redo: edit([...this.moves, move]), undo: edit(this.moves) };
  }
}
