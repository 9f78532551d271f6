import { FileError } from '@crossvote/opening';

/** A problem of one member of a report. It refuses a record, or the whole file where the member is a definition. */
export class CdfProblem extends Error {
  override readonly name = 'CdfProblem';

  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

/** The refusal of a file whose definitions have a problem. */
export function cdfFileProblem(problem: CdfProblem, file: string): FileError {
  const message = `the election cannot be read: ${problem.message}; export it again`;
  return new FileError(problem.code, message, { file }, { cause: problem });
}
