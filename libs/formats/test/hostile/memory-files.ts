import type { Leaf } from '@crossvote/samples';
import {
  type ExportFile,
  headBytes,
  type InputFile,
  type OpenedFile,
  withEncoding,
  XlsxFile,
} from '@crossvote/opening';

/** The bytes of a file, and what comes behind them. */
export interface FileBytes extends Pick<Leaf, 'path' | 'bytes'> {
  /** Asked for each chunk behind the bytes, until there is none. */
  readonly more?: () => Uint8Array | undefined;
}

/** What readers have asked for. */
export interface ReadingWork {
  bytes: number;
}

/** Files of an export that lie in memory, unpacked, as readers get them. */
export function memoryFiles(leaves: readonly FileBytes[], work: ReadingWork): OpenedFile[] {
  const names = [...new Set(leaves.map(({ path }) => path[0]!))];
  return names.flatMap((name) => {
    const here = leaves.filter(({ path }) => path[0] === name);
    if (!/\.(zip|xlsx)$/.test(name))
      return here.map((leaf) => opened(plain(name, leaf, work), true));
    const members = here.map((leaf) => plain(leaf.path.slice(1).join('/'), leaf, work));
    if (name.endsWith('.xlsx')) return [opened(new XlsxFile(name, members), true)];
    return members.map((member) => opened(member, false));
  });
}

function plain(name: string, { bytes, more }: FileBytes, work: ReadingWork): ExportFile {
  return {
    name,
    head: () => Promise.resolve(bytes.subarray(0, headBytes)),
    // eslint-disable-next-line @typescript-eslint/require-await -- the interface is that of a stream
    async *read() {
      work.bytes += bytes.length;
      yield bytes;
      for (let chunk = more?.(); chunk; chunk = more?.()) yield chunk;
    },
  };
}

function opened(file: ExportFile, isNamed: boolean): OpenedFile {
  const decoded = withEncoding(file, 'auto');
  return {
    name: file.name,
    path: file.name,
    head: () => decoded.head(),
    read: () => decoded.read(),
    readRaw: () => file.read(),
    remarks: () => decoded.remarks(),
    content: () => Promise.resolve(undefined),
    // What lies in memory has no place on the disk, and no reader asks for it.
    source: undefined as unknown as InputFile,
    by: 'path',
    isNamed,
    isMember: false,
  };
}
