import { posix as path } from 'node:path';
import type { ExportFile } from '../files/export-file.ts';
import type { XmlEvents } from '../xml/xml-parser.ts';
import { damagedWorkbook } from './damaged-workbook.ts';
import { readWholePart } from './read-part.ts';

type Attributes = Readonly<Record<string, string>>;

/** Most elements of a list that is kept in memory: sheets, relations. */
const listLimit = 10_000;

/** The parts of a workbook that hold its rows. */
export interface WorkbookParts {
  /** The first visible sheet. */
  readonly sheet: ExportFile;
  readonly sheetName: string;
  /** All other sheets, also hidden ones. */
  readonly others: readonly { readonly name: string; readonly part: ExportFile }[];
  readonly sharedStrings: ExportFile | undefined;
  /** Where the pictures of the sheet stand. */
  readonly drawings: readonly ExportFile[];
  /** Whether cells that are rich values are pictures, all of them. */
  readonly hasPicturesInCells: boolean;
}

/** Gathers the attributes of all elements of one name. */
class ElementList implements XmlEvents {
  readonly found: Attributes[] = [];

  constructor(
    private readonly file: string,
    private readonly wanted: string,
    private readonly isKept: (attributes: Attributes) => boolean,
  ) {}

  open(name: string, attributes: Attributes): void {
    if (name !== this.wanted || !this.isKept(attributes)) return;
    if (this.found.push(attributes) > listLimit)
      throw damagedWorkbook(this.file, `it lists more than ${listLimit} ${this.wanted} elements`);
  }

  text(): void {
    // The lists are in the attributes; texts are ignored.
  }

  close(): void {
    // Nothing is kept open.
  }
}

async function list(
  file: string,
  part: ExportFile | undefined,
  wanted: string,
  isKept: (attributes: Attributes) => boolean = () => true,
) {
  const elements = new ElementList(file, wanted, isKept);
  if (!part) return [];
  await readWholePart(file, part, elements);
  return elements.found;
}

/** Value of an attribute whatever its prefix: `r:id`, `id`. */
function idOf(attributes: Attributes): string | undefined {
  return Object.entries(attributes).find(([name]) => /(^|:)id$/.test(name))?.[1];
}

/**
 * Finds the sheets and the shared texts.
 *
 * @throws FileError when the workbook does not say where they are
 */
export async function findParts(
  file: string,
  members: readonly ExportFile[],
): Promise<WorkbookParts> {
  const member = (name: string) => members.find((candidate) => candidate.name === name);
  const sheets = await list(file, member('xl/workbook.xml'), 'sheet');
  const relations = await list(file, member('xl/_rels/workbook.xml.rels'), 'Relationship');
  const partOf = (relation: Attributes | undefined) => {
    const target = relation?.Target ?? '';
    return member(target.startsWith('/') ? target.slice(1) : `xl/${target.replace(/^\.\//, '')}`);
  };
  const isShown = ({ state = '' }: Attributes) => !/hidden/i.test(state);
  const partOfSheet = (attributes: Attributes) => {
    const id = idOf(attributes);
    return partOf(relations.find(({ Id }) => Id !== undefined && Id === id));
  };
  const first = sheets.find(isShown);
  const sheet = first && partOfSheet(first);
  if (!sheet) throw damagedWorkbook(file, 'its first sheet is not where it says');
  const strings = relations.find(({ Type = '' }) => Type.endsWith('/sharedStrings'));
  const others = sheets.flatMap((attributes) => {
    const part = attributes === first ? undefined : partOfSheet(attributes);
    return part ? [{ name: attributes.name ?? '', part }] : [];
  });
  const folder = path.dirname(sheet.name);
  const ofSheet = member(path.join(folder, '_rels', `${path.basename(sheet.name)}.rels`));
  // A sheet may have many more relations than are kept: one for each link.
  const drawings = await list(file, ofSheet, 'Relationship', ({ Type = '' }) =>
    Type.endsWith('/drawing'),
  );
  const rich = await list(file, member('xl/richData/rdrichvaluestructure.xml'), 's');
  return {
    sheet,
    sheetName: first.name ?? '',
    others,
    sharedStrings: partOf(strings) ?? member('xl/sharedStrings.xml'),
    drawings: drawings.flatMap(
      ({ Target = '' }) => member(path.resolve('/', folder, Target).slice(1)) ?? [],
    ),
    hasPicturesInCells: rich.length > 0 && rich.every(({ t = '' }) => t === '_localImage'),
  };
}
