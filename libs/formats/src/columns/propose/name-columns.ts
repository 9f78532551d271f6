import { readNameHeadings } from '../name-headings.ts';
import type { ContestMapping, NameColumnRef } from '../column-map.ts';
import type { ProposedVotes } from './proposal.ts';
import type { LookedColumn, TableLook } from './table-look.ts';
import { isEmpty, isNumber, named } from './words.ts';

/** Contests with columns for the id, the name and the party of each vote. */
export function idAndNameColumns({ columns }: TableLook): ProposedVotes | undefined {
  const found = readNameHeadings(columns.map(({ heading }) => heading));
  if (!found) return undefined;
  const refOf = (column: number) => columns[column]?.ref ?? column + 1;
  const byTitle = new Map<string, { readonly heading: string; readonly of: NameColumnRef[] }>();
  const used = new Set<LookedColumn['ref']>();
  for (const { heading, name, id, party } of found.votes) {
    const [, title = heading] = /^(.*?\D)[\s_-]*\d{1,2}$/u.exec(heading) ?? [];
    const column = {
      name: refOf(name),
      ...(id === -1 ? {} : { id: refOf(id) }),
      ...(party === -1 ? {} : { party: refOf(party) }),
    };
    const known = byTitle.get(title);
    if (known) known.of.push(column);
    else byTitle.set(title, { heading, of: [column] });
    for (const ref of Object.values(column)) used.add(ref);
  }
  const contests = [...byTitle].map(([title, { heading, of }]): ContestMapping =>
    of.length > 1 ? { name: title, ranks: of } : { name: heading, votes: of },
  );
  const ranked = contests.filter(({ ranks }) => ranks).map(({ name }) => ({ heading: name ?? '' }));
  return {
    contests,
    columns: used,
    isCertain: false,
    taken: [`columns that end in Id, Name and PartyName are taken for votes`],
    unsure:
      ranked.length === 0
        ? []
        : [
            `whether the numbered columns of ${named(ranked.map((one) => ({ ...one, ref: 0 })))} are ranks of one contest ("ranks"), several votes ("votes"), or contests of their own`,
          ],
  };
}

/** Contests whose headings are their names, with a choice in each cell: any column of texts may be one. */
export function textColumns({ columns }: TableLook): ProposedVotes | undefined {
  const texts = columns.filter(({ role, heading, cells }) => {
    const filled = cells.filter((cell) => !isEmpty(cell));
    return role === undefined && heading !== '' && filled.length > 0 && !filled.some(isNumber);
  });
  if (texts.length === 0) return undefined;
  return {
    contests: texts.map(({ ref, heading }) =>
      typeof ref === 'string' ? { votes: ref } : { name: `${heading} (column ${ref})`, votes: ref },
    ),
    columns: new Set(texts.map(({ ref }) => ref)),
    isCertain: false,
    taken: [`${named(texts)} are taken for contests of these names, with a choice in each cell`],
    unsure: [
      'whether each of these is a contest: any column of texts looks so; take out those that are none',
    ],
  };
}
