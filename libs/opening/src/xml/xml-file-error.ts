import { FileError } from '../issue.ts';

/** An XML file cannot be read: it is not well-formed, is refused as hostile, or is not part of an export. */
export class XmlFileError extends FileError {}
