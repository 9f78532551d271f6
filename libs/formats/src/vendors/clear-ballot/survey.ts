import {
  type CellScanner,
  FileError,
  emptyCell,
  type ExportFile,
  readRows,
} from '@crossvote/opening';
import type { ChoiceColumn } from './choice-column.ts';
import { findStranger, readFileLayout, type FileLayout } from './file-layout.ts';
import type { NameTables } from './name-tables.ts';

/** What must be known about a whole file before its first record is stored. */
export interface Survey {
  readonly layout: FileLayout;
  /** The columns of each contest: columns with content, and columns that are always empty. */
  readonly contests: readonly ContestColumns[];
}

/** The columns of one contest. */
export interface ContestColumns {
  readonly columns: readonly ChoiceColumn[];
  /** Columns that are empty on every record, so that no card of the file has them. */
  readonly unused: readonly ChoiceColumn[];
}

const zero = 48;

/** Reads a file once without storing anything, to find the columns that are on one card together. */
export async function surveyFile(
  file: ExportFile,
  tables: NameTables | undefined,
): Promise<Survey> {
  let layout: FileLayout | undefined;
  let titles: TitleColumns[] = [];
  await readRows(file, {
    header: (headings, place) => {
      layout = readFileLayout(headings, place, tables);
      titles = groupByTitle(layout.choices);
    },
    row: (cells) => {
      if (!layout || findStranger(layout, cells)) return;
      for (const title of titles) title.add(cells);
    },
    refuse: () => undefined,
    warn: () => undefined,
    drain: () => Promise.resolve(),
  });
  if (!layout)
    throw new FileError('header_missing', 'holds no header row', { file: file.name, line: 1 });
  return { layout, contests: titles.flatMap((title) => title.contests()) };
}

function groupByTitle(choices: readonly ChoiceColumn[]): TitleColumns[] {
  const groups = new Map<string, ChoiceColumn[]>();
  for (const choice of choices) {
    const group = groups.get(choice.title) ?? [];
    groups.set(choice.title, group);
    group.push(choice);
  }
  return [...groups.values()].map((columns) => new TitleColumns(columns));
}

/**
 * The columns under one title. Columns that are on one card belong to one contest. Two sets of columns that are never
 * on one card are two contests with one name, such as those of two wards.
 */
class TitleColumns {
  private readonly places: Int32Array;
  /** For each column, another column of its contest; the column itself at the end of the chain. */
  private readonly links: Int32Array;
  private readonly isUsed: Uint8Array;
  private readonly hasZero: Uint8Array;

  constructor(private readonly columns: readonly ChoiceColumn[]) {
    this.places = Int32Array.from(columns, ({ column }) => column);
    this.links = Int32Array.from(columns, (_, place) => place);
    this.isUsed = new Uint8Array(columns.length);
    this.hasZero = new Uint8Array(columns.length);
  }

  add(cells: CellScanner): void {
    const { places, links, isUsed } = this;
    let first = -1;
    for (let place = 0; place < places.length; place += 1) {
      const column = places[place] ?? 0;
      if (isBlank(cells, column)) continue;
      isUsed[place] = 1;
      if (cells.kinds[column] === zero) this.hasZero[place] = 1;
      if (first === -1) first = this.rootOf(place);
      else if (links[place] !== first) {
        links[this.rootOf(place)] = first;
        links[place] = first;
      }
    }
  }

  contests(): ContestColumns[] {
    const sets = new Map<number, number[]>();
    const unused: ChoiceColumn[] = [];
    this.columns.forEach((column, place) => {
      if (this.isUsed[place] === 0) unused.push(column);
      else {
        const root = this.rootOf(place);
        const set = sets.get(root) ?? [];
        sets.set(root, set);
        set.push(place);
      }
    });
    // Where zeros are blank, the choices of one contest are never on one card together, either.
    const canSplit = [...sets.values()].every((set) => set.some((place) => this.hasZero[place]));
    const used = this.columns.filter((_, place) => this.isUsed[place] === 1);
    if (!canSplit || sets.size === 0) return [{ columns: used, unused }];
    return [...sets.values()].map((set, at) => ({
      columns: set.flatMap((place) => this.columns[place] ?? []),
      unused: at === 0 ? unused : [],
    }));
  }

  private rootOf(place: number): number {
    let root = place;
    while (this.links[root] !== root) root = this.links[root] ?? root;
    return root;
  }
}

function isBlank(cells: CellScanner, column: number): boolean {
  const kind = cells.kinds[column];
  if (kind === emptyCell) return true;
  return (kind === 32 || kind === 255) && cells.text(column).trim() === '';
}
