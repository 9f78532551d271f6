import { FileError, type Place } from '@crossvote/opening';

/** Why a record cannot be stored, or a row that defines something cannot be read. */
export class CellProblem extends Error {
  override readonly name = 'CellProblem';

  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

/** Does what may meet a problem where it concerns the file as a whole. @throws FileError in its stead */
export function forWholeFile<Result>(place: Place, action: () => Result): Result {
  try {
    return action();
  } catch (error) {
    if (!(error instanceof CellProblem)) throw error;
    throw new FileError(error.code, `the row ${error.message}; correct it`, place);
  }
}

/** What is wrong with a row, as the rest of a sentence that begins with the row or the record. */
export function aboutRow(message: string): string {
  return message.replace(/^the row /, '');
}
