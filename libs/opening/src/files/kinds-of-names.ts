/** Ends of names that files of records never have: pictures, documents, programs, checksums. */
const clutterName =
  /\.(png|jpe?g|gif|tiff?|bmp|ico|svg|webp|mp4|pdf|docx?|pptx?|odt|rtf|md|html?|css|js|exe|dll|log|lnk|url|sha\d*|md5|asc)$/i;
/** Files that systems and people put beside others. */
const clutterOfSystems = /^(\.|thumbs\.db$|desktop\.ini$|read[-_ ]?me\b|licen[cs]e\b)/i;

/** Ends of names that an export of records may have. */
const tableName = /\.(csv|tsv|txt|xml|json|xlsx|cvr|zip|gz|blt|[st]o[ci]|prm|raire)$/i;

const baseName = (name: string) => name.slice(name.search(/[^\\/]*$/));

/** Whether a file found in a folder or an archive is no part of an export, whatever the format. */
export function isClutter(name: string): boolean {
  const base = baseName(name);
  return clutterName.test(base) || clutterOfSystems.test(base);
}

/** Whether a file of unknown format is named like a file of records. */
export function couldBeRecords(name: string): boolean {
  return tableName.test(name);
}

/** Names that differ only in numbers and codes are of one kind: `CvrExport_17.json`, `1_c3442ba5-….xml`. */
export function kindOfName(name: string): string {
  return baseName(name)
    .toLowerCase()
    .replace(/[0-9a-f]*\d[0-9a-f-]*/g, '#');
}
