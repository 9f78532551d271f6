import type { ExportFile } from '../export-file.ts';
import { damagedWorkbook, readXml, type XmlElement, type XmlHandler } from './read-xml.ts';

/** Most elements of a list that is held: sheets, relations. */
const listLimit = 10_000;

/** The parts of a workbook that hold its rows. */
export interface WorkbookParts {
  readonly sheet: ExportFile;
  readonly sharedStrings: ExportFile | undefined;
}

/** Gathers the attributes of all elements of one name. */
class ElementList implements XmlHandler {
  readonly found: XmlElement['attributes'][] = [];

  constructor(
    private readonly file: string,
    private readonly wanted: string,
  ) {}

  open({ name, attributes }: XmlElement): void {
    if (name !== this.wanted) return;
    if (this.found.push(attributes) > listLimit)
      throw damagedWorkbook(this.file, `it lists more than ${listLimit} ${this.wanted} elements`);
  }

  text(): void {
    // Lists are in the attributes.
  }

  close(): void {
    // Nothing is kept open.
  }
}

async function list(file: string, part: ExportFile | undefined, wanted: string) {
  const elements = new ElementList(file, wanted);
  if (!part) return [];
  const steps = readXml(file, part, elements);
  while (!(await steps.next()).done);
  return elements.found;
}

/** Value of an attribute whatever its prefix: `r:id`, `id`. */
function idOf(attributes: XmlElement['attributes']): string | undefined {
  return Object.entries(attributes).find(([name]) => /(^|:)id$/.test(name))?.[1];
}

/**
 * Finds the first sheet that is shown, and the shared texts.
 *
 * @throws CvrFileError when the workbook does not say where they are
 */
export async function findParts(
  file: string,
  members: readonly ExportFile[],
): Promise<WorkbookParts> {
  const member = (name: string) => members.find((candidate) => candidate.name === name);
  const sheets = await list(file, member('xl/workbook.xml'), 'sheet');
  const relations = await list(file, member('xl/_rels/workbook.xml.rels'), 'Relationship');
  const partOf = (relation: XmlElement['attributes'] | undefined) => {
    const target = relation?.Target ?? '';
    return member(target.startsWith('/') ? target.slice(1) : `xl/${target.replace(/^\.\//, '')}`);
  };
  const isShown = ({ state = '' }: XmlElement['attributes']) => !/hidden/i.test(state);
  const first = sheets.find(isShown);
  const id = first && idOf(first);
  const sheet = partOf(
    relations.find((relation) => relation.Id !== undefined && relation.Id === id),
  );
  if (!sheet) throw damagedWorkbook(file, 'its first sheet is not where it says');
  const strings = relations.find(({ Type = '' }) => Type.endsWith('/sharedStrings'));
  return { sheet, sharedStrings: partOf(strings) ?? member('xl/sharedStrings.xml') };
}
