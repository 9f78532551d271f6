import { FileError, type ExportFile, type IssueLog } from '@crossvote/opening';
import { ContestsOfFiles } from '../../contests/contests-of-files.ts';
import { SharedContests } from '../../contests/shared-contests.ts';
import type { ExportSummary, FormatReader, ReadOptions } from '../../format-reader.ts';
import type { CvrSink } from '../../cvr-sink.ts';
import { enterContests, surveyRanks } from './contest-entries.ts';
import { loadMasterLookup } from './master-lookup.ts';
import { partOf, recognise } from './recognise.ts';
import { readVoters } from './voter-groups.ts';
import { VoterRecords } from './voter-records.ts';

/**
 * Reads the ballot image files of one election, each twice, as the number of ranks of a contest is known only at the
 * end.
 */
async function read(
  files: readonly ExportFile[],
  sink: CvrSink,
  issues: IssueLog,
  { contests: ofFiles = new ContestsOfFiles() }: ReadOptions = {},
): Promise<ExportSummary> {
  const { images, lookupFile } = await sortFiles(files, issues);
  const lookup = await loadMasterLookup(lookupFile, issues);
  const ranks = await surveyRanks(images, lookup);
  const contests = new SharedContests(sink, ofFiles);
  const entries = enterContests(ranks, lookup, { file: lookupFile.name, contests, issues });
  const records = new VoterRecords(entries, lookup, sink, issues);
  for (const image of images) {
    sink.identities?.beginFile(image);
    await readVoters(image, records);
  }
  issues.add({
    severity: 'assumption',
    code: 'cards_not_linked',
    message:
      'a record is one voter of one file: contests meet only where neighbouring lines of one file have them for the same voter number',
    place: { file: images[0]?.name ?? '' },
  });
  return {
    electionName: '',
    softwareVersion: '',
    recordsRead: records.stored + records.refused,
    recordsStored: records.stored,
    recordsRefused: records.refused,
  };
}

async function sortFiles(
  files: readonly ExportFile[],
  issues: IssueLog,
): Promise<{ images: ExportFile[]; lookupFile: ExportFile }> {
  const parts = { records: [] as ExportFile[], side: [] as ExportFile[], none: [] as ExportFile[] };
  for (const file of files) parts[partOf(await file.head())].push(file);
  const { records: images, side, none } = parts;
  const place = { file: images[0]?.name ?? files[0]?.name ?? '' };
  if (images.length === 0)
    throw new FileError(
      'no_records_file',
      'no file has lines of 45 digits; give the ballot image file of the contest',
      place,
    );
  const [lookupFile, another] = side;
  if (!lookupFile)
    throw new FileError(
      'side_file_missing',
      'the names of contests and candidates stand in the master lookup (masterlookup.txt); give it together with this file',
      place,
    );
  if (another)
    throw new FileError(
      'side_file_ambiguous',
      `is a second master lookup beside ${lookupFile.name}; give the files of one election at a time`,
      { file: another.name },
    );
  const [stranger] = none;
  if (stranger)
    issues.add({
      severity: 'warning',
      code: 'files_passed_over',
      message: `${none.length} files are neither ballot images nor a master lookup, and were passed over; this is the first`,
      place: { file: stranger.name },
    });
  return { images, lookupFile };
}

const masterLookup = { kinds: ['lookup'], expected: 'the master lookup (masterlookup.txt)' };

/** The text files of WinEDS: one line for each voter and rank, and a master lookup of names. */
export const wineds: FormatReader = {
  id: 'wineds',
  title: 'WinEDS ballot image',
  description:
    'Lines of 45 digits, one a voter and rank, and a master lookup with the names beside (San Francisco and neighbours, 2004 to 2019)',
  recognise,
  sides: {
    uses: { manifest: masterLookup, precincts: masterLookup },
    kindOf: () => 'lookup',
    couldBe: (name) => /\.txt(\.gz)?$/i.test(name),
  },
  read,
};
