import { ZipFile } from 'yazl';

const rels = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** The bytes of an archive. */
export async function zipOf(members: Readonly<Record<string, string | Buffer>>): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, content] of Object.entries(members))
    zip.addBuffer(Buffer.from(content as string), name);
  zip.end();
  const chunks: Uint8Array[] = [];
  for await (const chunk of zip.outputStream) chunks.push(chunk as unknown as Uint8Array);
  return Buffer.concat(chunks);
}

/** The parts of a small workbook. */
export interface WorkbookText {
  /** What stands within `<sheetData>`. */
  readonly rows: string;
  /** What stands within `<sst>`. */
  readonly strings?: string;
  readonly sheets?: string;
  readonly dimension?: string;
}

/** The parts of a workbook by their names. */
export function partsOf(workbook: WorkbookText): Record<string, string> {
  const { rows, strings, dimension = '' } = workbook;
  const sheets = workbook.sheets ?? '<sheet name="Marked Sheet" sheetId="1" r:id="rId1"/>';
  return {
    'xl/workbook.xml': `<?xml version="1.0"?><workbook xmlns:r="${rels}"><sheets>${sheets}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships><Relationship Id="rId1" Type="${rels}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${rels}/worksheet" Target="/xl/worksheets/sheet2.xml"/><Relationship Id="rId3" Type="${rels}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
    'xl/worksheets/sheet1.xml': `<worksheet>${dimension}<sheetData>${rows}</sheetData></worksheet>`,
    ...(strings === undefined ? {} : { 'xl/sharedStrings.xml': `<sst>${strings}</sst>` }),
  };
}
