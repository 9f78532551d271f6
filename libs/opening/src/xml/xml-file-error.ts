import { FileError, type Place } from '../issue.ts';

/** An XML file cannot be read: it is not well-formed, is refused as hostile, or is not part of an export. */
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
