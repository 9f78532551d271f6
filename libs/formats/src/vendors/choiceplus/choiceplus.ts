import path from 'node:path';
import {
  type ExportFile,
  FileError,
  type IssueLog,
  TextSample,
  type Recognition,
} from '@crossvote/opening';
import type { FormatReader } from '../../format-reader.ts';
import type { RankingFormat } from '../../rankings/ranking-format.ts';
import { readRankings } from '../../rankings/read-rankings.ts';
import { listedCandidate, readCandidates, type CandidateList } from './candidate-list.ts';
import { isMarkedBallot, prmBallot } from './prm-line.ts';
import { PrmParser } from './prm-parser.ts';

const sign = 'lines are ballots such as 000101-00-0001, 10001) 001, 1) C01[1],C02[2]';

/** What a file with this head is to an export. */
function partOf({ lines }: TextSample, name: string): Recognition['part'] {
  const content = lines.filter((line) => !/^[#.]/u.test(line));
  const ballots = content.filter((line) => typeof prmBallot(line) !== 'string');
  // One damaged line must not hide what the others are.
  const isMostly = ballots.length * 2 > content.length;
  // A precinct may have blank ballots alone.
  if (isMostly && (content.some(isMarkedBallot) || /\.prm(?:\.gz)?$/iu.test(name)))
    return 'records';
  const isList = content.length > 0 && content.every((line) => listedCandidate.test(line));
  return isList || lines.some((line) => /^\.CANDIDATE\s/u.test(line)) ? 'side' : 'none';
}

function recognise(head: Buffer, name: string): Recognition {
  const part = partOf(new TextSample(head), name);
  return part === 'none'
    ? { matched: [], missed: [sign], part }
    : { matched: [sign], missed: [], part };
}

/** The files of an export: ballots, and the names of their candidates. */
async function sorted(files: readonly ExportFile[], issues: IssueLog) {
  const ballots: ExportFile[] = [];
  const list: CandidateList = { title: '', seats: 0, names: new Map() };
  for (const file of files)
    if (recognise(await file.head(), file.name).part === 'side')
      await readCandidates(file, list, issues);
    else ballots.push(file);
  const [first] = ballots;
  if (!first)
    throw new FileError('no_records_file', 'no file has ballots such as C01[1],C02[2]', {
      file: files[0]?.name ?? '',
    });
  // Several files are the precincts of one contest, and none is called as it.
  const called = (ballots.length > 1 ? first.container : undefined) ?? first.name;
  const contestName = path.parse(called).name;
  return { ballots, list, contestName };
}

/** Ballots of ChoicePlus Pro (Cambridge, Burlington, Pierce County): a line each, in a file for each precinct. */
export const choiceplus: FormatReader = {
  id: 'choiceplus',
  title: 'ChoicePlus Pro',
  description:
    'A line for each ballot with codes of candidates and ranks, such as C01[1],C02[2] (.prm), and a list of the candidates beside',
  recognise,
  sides: {
    uses: {
      manifest: {
        kinds: ['candidates', 'contest'],
        expected: 'the list of candidates (candidates.txt) or the contest of ChoicePlus (.chp)',
      },
    },
    kindOf: (head) => (/^\.CANDIDATE\s/mu.test(head.toString('latin1')) ? 'contest' : 'candidates'),
    couldBe: (name) => /candida[^/\\]*\.(?:txt|csv)$|\.chp$/iu.test(name),
  },
  read: async (files, sink, issues, options) => {
    const { ballots, list, contestName } = await sorted(files, issues);
    const format: RankingFormat = {
      kind: 'ballot file of ChoicePlus Pro',
      contestName,
      parser: (_file, say) => new PrmParser(list, say),
    };
    return readRankings(ballots, format, sink, issues, options);
  },
};
