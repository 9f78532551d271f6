export { UnpackLimit, type UnpackRule } from './archive/unpack-limit.ts';
export { CellScanner, emptyCell } from './csv/cell-scanner.ts';
export { readRows, type HeadingRows, type Refusal, type RowReader } from './csv/csv-rows.ts';
export { comma } from './csv/find-delimiter.ts';
export { joinHeadings, lastHeading } from './csv/join-headings.ts';
export { firstRow, firstRows, splitHead } from './csv/head-rows.ts';
export { recordBytesLimit, RecordSplitter } from './csv/record-splitter.ts';
export { refuseCutOff } from './csv/record-splitter.ts';
export { readSideTable, refuseWrongLines, type SideTableReader } from './csv/side-table.ts';
export { withoutByteOrderMark, withoutMark } from './encoding/byte-order-mark.ts';
export { knownEncodings, type Encoding } from './encoding/encoding.ts';
export { decodeWindows1252 } from './encoding/windows-1252.ts';
export { withEncoding } from './encoding/with-encoding.ts';
export { headBytes, headOf, type ExportFile } from './files/export-file.ts';
export { errorCode, hashFile, InputFile } from './files/input-file.ts';
export { givenPaths, tellingPaths } from './files/given-path.ts';
export { namesOfContainers } from './files/distinct-names.ts';
export { openPaths, type OpeningRule } from './files/open-paths.ts';
export type { FileOrigin, OpenedFile } from './files/opened-file.ts';
export { reportRemarks } from './files/report-remarks.ts';
export {
  describePlace,
  FileError,
  givenFile,
  IssueLog,
  quoteValue,
  type Issue,
  type IssueGroup,
  type Place,
  type Severity,
} from './issue.ts';
export { JsonExtent, type JsonPart } from './json/json-extent.ts';
export type { FileFormat, Recognition } from './sorting/file-format.ts';
export { refuseByContent } from './sorting/refuse-by-content.ts';
export {
  openExport,
  type ExportSource,
  type FormatGroup,
  type SortedExport,
} from './sorting/open-export.ts';
export { reportLeftOut } from './sorting/report-left-out.ts';
export type { SideFiles } from './sorting/side-files.ts';
export { sortByFormat, type KnownFormats, type SortedFiles } from './sorting/sort-by-format.ts';
export { UnknownFormatError, type NearFormat } from './sorting/unknown-format.ts';
export { detachedText } from './text/detached-text.ts';
export { foldWhiteSpace } from './text/fold-white-space.ts';
export { nearestWord, perhapsMeant } from './text/nearest-word.ts';
export { textLines, type LineRule, type TextLine } from './text/text-lines.ts';
export { TextMemo } from './text/text-memo.ts';
export { TextSample } from './text/text-sample.ts';
export { asWorkbook } from './workbook/as-workbook.ts';
export { pictureMark } from './workbook/picture-mark.ts';
export { XlsxFile } from './workbook/xlsx-file.ts';
export { parsePlainXml, type PlainElement } from './xml/plain-xml.ts';
export { readXml, type XmlHandlers } from './xml/read-xml.ts';
export type { ChildTaker } from './xml/whole-children.ts';
export { xmlEncoding } from './xml/xml-decoder.ts';
export { XmlFileError } from './xml/xml-file-error.ts';
