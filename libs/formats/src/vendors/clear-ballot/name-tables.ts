import {
  FileError,
  type ExportFile,
  foldWhiteSpace,
  type IssueLog,
  quoteValue,
  readRows,
} from '@crossvote/opening';

/** The names for the numbers of a legacy export. */
export interface NameTables {
  readonly choices: ReadonlyMap<string, { readonly contestId: string; readonly name: string }>;
  readonly contests: ReadonlyMap<string, string>;
  readonly parties: ReadonlyMap<string, string>;
  /** By {@link precinctKey}. */
  readonly precincts: ReadonlyMap<string, string>;
}

export type SideKind = 'choices' | 'contests' | 'parties' | 'precincts';

/** The headings by which each side file is recognised. The last one is the name. */
const sideHeadings: readonly (readonly [SideKind, readonly string[]])[] = [
  ['choices', ['choiceid', 'contestid', 'choicename']],
  ['contests', ['contestid', 'contestname']],
  ['parties', ['partyid', 'partyname']],
  ['precincts', ['precinctid', 'ballotstyleid', 'precinctname']],
];

/** The kind of side file of a legacy export with these headings. */
export function sideKindOf(headings: readonly string[]): SideKind | undefined {
  const plain = headings.map((heading) => heading.trim().toLowerCase());
  return sideHeadings.find(
    ([, needed]) => plain.length < 20 && needed.every((heading, at) => plain[at] === heading),
  )?.[0];
}

export const precinctKey = (precinct: string, style: string) => JSON.stringify([precinct, style]);

/** Most rows of a side file. */
const rowLimit = 200_000;

/**
 * Loads the side files of one legacy export.
 *
 * @throws FileError when one cannot be read completely, as a missing row would leave a choice without name
 */
export async function loadNameTables(
  files: ReadonlyMap<SideKind, ExportFile>,
  issues: IssueLog,
): Promise<NameTables> {
  const rowsOf = async (kind: SideKind) => {
    const file = files.get(kind);
    return file ? readTable(file, kind, issues) : [];
  };
  const one = async (kind: SideKind) =>
    new Map((await rowsOf(kind)).map(([id = '', name = '']) => [id, name]));
  const choices = (await rowsOf('choices')).map(
    ([id = '', contestId = '', name = '']) => [id, { contestId, name }] as const,
  );
  const precincts = (await rowsOf('precincts')).map(
    ([id = '', style = '', name = '']) => [precinctKey(id, style), name] as const,
  );
  return {
    choices: new Map(choices),
    contests: await one('contests'),
    parties: await one('parties'),
    precincts: new Map(precincts),
  };
}

async function readTable(file: ExportFile, kind: SideKind, issues: IssueLog): Promise<string[][]> {
  const needed = sideHeadings.find(([known]) => known === kind)?.[1] ?? [];
  const rows: string[][] = [];
  const keys = new Set<string>();
  await readRows(file, {
    header: () => undefined,
    row: (cells, place) => {
      const row = needed.map((_, column) => foldWhiteSpace(cells.text(column)));
      const key = JSON.stringify(row.slice(0, kind === 'precincts' ? 2 : 1));
      if (keys.has(key))
        throw new FileError(
          'side_file_repeats',
          `the side file lists ${quoteValue(row[0] ?? '')} twice; export it again`,
          place,
        );
      if (rows.length >= rowLimit)
        throw new FileError('side_file_too_long', `has more than ${rowLimit} rows`, place);
      keys.add(key);
      rows.push(row);
    },
    refuse: ({ message }, place) => {
      throw new FileError(
        'side_file_unreadable',
        `${message}: every row of a side file is needed; correct it, or export again`,
        place,
      );
    },
    warn: (code, message, place) => {
      // Blank rows are harmless, but a last line without line end may be half a name.
      if (code === 'no_final_line_end')
        issues.add({
          severity: 'warning',
          code: 'side_file_ends_early',
          message:
            'the last line has no line end; if the file was cut off there, names are missing or not whole',
          place,
        });
    },
    drain: () => Promise.resolve(),
  });
  return rows;
}
