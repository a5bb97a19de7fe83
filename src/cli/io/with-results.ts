import type { AddInFunction } from "../../workbook/add-in/add-in-functions";
import type { Book } from "../../workbook/book/book";
import { calculateBook } from "../../workbook/engine/calculate-book";

/** The book with what its formulas come to now. */
export async function withResults(book: Book, functions: readonly AddInFunction[]): Promise<Book> {
  const done = await calculateBook(book, functions);
  try {
    return done.withResults();
  } finally {
    done.close();
  }
}
