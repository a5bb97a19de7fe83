import { LexerTreeBuilder } from "@univerjs/engine-formula";

/** What Univer's reader of formulas keeps while it reads one. */
interface Reader {
  _resetTemp: () => void;
  _squareBracketState: number;
  _tableBracketState: boolean;
}

/**
 * Univer's reader forgets everything between two formulas but the square brackets that were left open: after `=SUM(A1[`
 * it takes every formula for the inside of a bracket. Import this before it reads any, on the screen too.
 */
const reader = LexerTreeBuilder.prototype as unknown as Reader;
const { _resetTemp: forget } = reader;

reader._resetTemp = function (this: Reader) {
  forget.call(this);
  this._squareBracketState = 0;
  this._tableBracketState = false;
};

// Nothing to offer: imported for what it does.
export {};
