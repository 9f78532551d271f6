import { FileError, type Place } from '../issue.ts';

/** A fault of one XML file: it is not well-formed, refused as hostile, or holds what no export holds. */
export class XmlFileError extends FileError {
  constructor(
    code: string,
    /** The message without the place. */
    readonly problem: string,
    place: Place,
    options?: ErrorOptions,
  ) {
    super(code, problem, place, options);
  }
}
