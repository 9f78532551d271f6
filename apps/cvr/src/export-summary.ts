import type { FileReport, IngestReport } from '@crossvote/ingest';
import { aggregateNote, describeFormat } from './ingest-summary.ts';
import { groupLetters, groupLines } from './contest-groups.ts';
import { issueLines, lookAtLines, calledFiles, sortIssues } from './issue-lines.ts';
import { isListed, unlistedNote } from './listed-contests.ts';
import { formatBytes, formatCount, plural } from './numbers.ts';
import { plainName } from './plain-text.ts';
import { countColumn, renderTable } from './table.ts';
import { wrapText } from './wrap-text.ts';

/** Files that are named one by one; more are summed up by what they are. */
const shownFiles = 12;
const shownChoices = 40;
/** A longer code, such as a GUID, tells a person nothing. */
const shownCodeLength = 12;
/** Under the words that begin the lines of the head. */
const indent = ' '.repeat(10);

type Contest = IngestReport['contests'][number];

/** What an export is, for a person: its format, files, contests, what can be crossed, and what is ambiguous. */
export function exportSummary(report: IngestReport, width: number): string {
  const { first, lookAt, others } = sortIssues(report);
  const listed = report.contests.filter(isListed);
  const sections = [
    issueLines(first, report.paths, width),
    exportHead(report, width),
    [
      contestTable(report, width),
      ...unlistedNote(report.contests, width),
      ...inferredNote(report, width),
    ],
    aggregateNote(report, width),
    groupLines(report, width),
    ['Choices', ...listed.map((contest) => wrapText(describeChoices(contest), width))],
    lookAtLines(lookAt, width),
    issueLines(others, calledFiles(report), width),
  ];
  return sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n');
}

function exportHead(report: IngestReport, width: number): string[] {
  const { records, refused, repeated, files, electionName, name, electionType } = report;
  const election =
    electionName === ''
      ? `not named; called ${plainName(name)}`
      : `${plainName(name)} (${electionType})`;
  const more = repeated > 0 ? `, ${formatCount(repeated)} repeated` : '';
  const titles = new Map(report.formats.map(({ id, title }) => [id, title]));
  const isMixed = titles.size > 1;
  const listed =
    files.length > shownFiles
      ? describeParts(files)
      : files.map((file) => describeFile(file, isMixed ? titles : new Map()));
  return [
    headLine('Format:   ', describeFormat(report), width),
    headLine('Election: ', election, width),
    `Records:  ${formatCount(records)}, and ${formatCount(refused)} refused${more}`,
    ...listed.map((line, place) => headLine(place === 0 ? 'Files:    ' : indent, line, width)),
  ];
}

function headLine(title: string, text: string, width: number): string {
  return title + wrapText(text, width - indent.length).replaceAll('\n', `\n${indent}`);
}

/** `31 files of records (12.5 MB): CvrExport_0.json, CvrExport_1.json, …` */
function describeParts(files: readonly FileReport[]): string[] {
  return (['records', 'side'] as const).flatMap((wanted) => {
    const alike = files.filter(({ part }) => part === wanted);
    if (alike.length === 0) return [];
    const bytes = alike.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
    const what =
      wanted === 'records'
        ? `${plural(alike.length, 'file')} of records`
        : plural(alike.length, 'side file');
    const names = alike.slice(0, shownFiles).map(({ name }) => plainName(name));
    const rest = alike.length > shownFiles ? ', … (all are in --json)' : '';
    return [`${what} (${formatBytes(bytes)}): ${names.join(', ')}${rest}`];
  });
}

/**
 * `town.csv (records, 8.3 kB)`
 *
 * @param titles - of the formats, where there are several: what each file was read as is said then
 */
function describeFile(
  { name, sizeBytes, part, by, members, format }: FileReport,
  titles: ReadonlyMap<string, string>,
): string {
  const ids = titles.size === 0 ? [] : format.split('+');
  const read = ids.map((id) => `${titles.get(id) ?? id} `).join('and ');
  const kind = members ? describeMembers(members) : part === 'side' ? 'side file' : 'records';
  const what = `${read}${kind}`;
  const how = by === 'path' ? '' : by === 'beside' ? ', found beside' : `, by --${by}`;
  return `${plainName(name)} (${what}${how}, ${formatBytes(sizeBytes)})`;
}

function describeMembers({ records, side, leftOut }: NonNullable<FileReport['members']>): string {
  const parts = [
    ...(records > 0 ? [`${plural(records, 'file')} of records`] : []),
    ...(side > 0 ? [plural(side, 'side file')] : []),
    ...(leftOut > 0 ? [`${formatCount(leftOut)} left out`] : []),
  ];
  return `archive with ${parts.join(', ')}`;
}

function contestTable({ contests, groups }: IngestReport, width: number): string {
  const letters = groupLetters(groups);
  const isApart = groups.length > 1;
  const rows = contests.flatMap((contest, place) =>
    isListed(contest)
      ? [
          [
            describeName(contest),
            describeRule(contest),
            formatCount(contest.choices.length),
            formatCount(contest.records),
            ...(isApart ? [letters.get(place) ?? '-'] : []),
          ],
        ]
      : [],
  );
  const columns = [
    { title: 'Contest', flexible: true },
    { title: 'Rule' },
    countColumn('Choices'),
    countColumn('Records'),
    ...(isApart ? [{ title: 'Card' }] : []),
  ];
  return renderTable(columns, rows, width);
}

function describeRule({ voteFor, rankLimit, statesVoteFor }: Contest): string {
  const rule = rankLimit > 0 ? plural(rankLimit, 'rank') : `vote for ${voteFor}`;
  return statesVoteFor ? rule : `${rule} *`;
}

function inferredNote({ contests }: IngestReport, width: number): string[] {
  if (contests.filter(isListed).every(({ statesVoteFor }) => statesVoteFor)) return [];
  return [wrapText('* inferred: the export does not state it; the notes say from what', width)];
}

/** A name with its party and code, where the name itself does not hold them, and the file that tells a contest apart. */
function describeName(named: {
  readonly name: string;
  readonly party: string;
  readonly code: string;
  readonly file?: string;
}): string {
  const { name, party, code, file = '' } = named;
  const words = name.split(/[^\p{L}\p{N}]+/u);
  const extra = [party, code.length > shownCodeLength ? '' : code, file].filter(
    (text) => text !== '' && !words.includes(text),
  );
  return plainName(extra.length === 0 ? name : `${name} [${extra.join(', ')}]`);
}

function describeChoices(contest: Contest): string {
  const names = contest.choices.slice(0, shownChoices).map(describeName);
  const more = contest.choices.length - names.length;
  const rest = more > 0 ? `; and ${formatCount(more)} more` : '';
  return `${plainName(contest.label)}: ${names.join('; ')}${rest}`;
}
