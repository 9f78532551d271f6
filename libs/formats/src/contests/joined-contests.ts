import { type IssueLog, quoteValue } from '@crossvote/opening';
import type { JoinedFormat } from './format-joins.ts';

/**
 * Why a contest of one format is one of another. `map`: a person says so. `choices`: the titles are equal, and choices in
 * common. `title`: the titles are equal, and no choices tell whether it is another one.
 */
export type JoinReason = 'map' | 'choices' | 'title';

/** What one format has of a contest that several have. */
export interface JoinedPart {
  /** Id of the format. */
  readonly format: string;
  /** The first of its files that have the contest. */
  readonly file: string;
  /** How many have it. */
  readonly files: number;
  /** As that file has it. */
  readonly title: string;
  /** Null for the first format: it is the one that others are joined with. */
  readonly by: JoinReason | null;
}

/** What a file has of a contest. */
export interface ContestOfFile {
  /** Place of the format. */
  readonly format: number;
  readonly file: string;
  readonly title: string;
  readonly by: JoinReason | null;
}

/** Names that one message has. */
const toldNames = 6;

const reasons: Readonly<Record<JoinReason, string>> = {
  map: 'as --contests says',
  choices: 'as titles are equal, and choices in common',
  title:
    'as titles are equal; they have no choices, or answers such as Yes and No, which do not tell: look whether they are one, and part them with --contests if not',
};

/** What each format has of a contest; nothing where only one has it. */
export function joinedParts(
  members: readonly ContestOfFile[],
  formats: readonly JoinedFormat[],
): JoinedPart[] {
  const places = [...new Set(members.map(({ format }) => format))];
  if (places.length < 2) return [];
  return places.flatMap((place, at) => {
    const own = members.filter(({ format }) => format === place);
    const [first] = own;
    if (!first) return [];
    const { file, title, by } = first;
    const format = formats[place]?.id ?? '';
    return [{ format, file, files: own.length, title, by: at === 0 ? null : by }];
  });
}

/** A contest that several formats have. */
export interface ReportedJoin {
  readonly name: string;
  readonly parts: readonly JoinedPart[];
}

/** Says which contests of several formats are one, and why: once for each set of formats and each reason. */
export function reportJoined(
  joined: readonly ReportedJoin[],
  formats: readonly JoinedFormat[],
  issues: IssueLog,
): void {
  const titles = new Map(formats.map(({ id, title }) => [id, title]));
  const groups = new Map<string, ReportedJoin[]>();
  for (const join of joined) {
    const ids = join.parts.map(({ format }) => format);
    const key = JSON.stringify([ids, reasonOf(join)]);
    groups.set(key, [...(groups.get(key) ?? []), join]);
  }
  for (const [first, ...others] of groups.values()) {
    if (!first) continue;
    const alike = [first, ...others];
    const of = first.parts.map(({ format, file }) => `${titles.get(format) ?? format} (${file})`);
    const reason = reasonOf(first);
    const names = alike.slice(0, toldNames).map(({ name }) => quoteValue(name));
    const more = alike.length > toldNames ? ` and ${alike.length - toldNames} more` : '';
    const what = alike.length === 1 ? 'is one contest' : 'are one contest each';
    issues.add({
      severity: reason === 'title' ? 'warning' : 'assumption',
      code: 'contests_joined',
      message: `${names.join(', ')}${more} ${what} of ${of.join(' and ')}, ${reasons[reason]}`,
      place: { file: first.parts.at(-1)?.file ?? '' },
    });
  }
}

/** The weakest reason for which its parts are one. */
function reasonOf({ parts }: ReportedJoin): JoinReason {
  const all = new Set(parts.map(({ by }) => by));
  return all.has('title') ? 'title' : all.has('choices') ? 'choices' : 'map';
}
