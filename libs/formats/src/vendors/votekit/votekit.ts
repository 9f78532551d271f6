import { TextSample, type Recognition } from '@crossvote/opening';
import type { FormatReader } from '../../format-reader.ts';
import type { RankingFormat } from '../../rankings/ranking-format.ts';
import { readRankings } from '../../rankings/read-rankings.ts';
import { VoteKitParser } from './votekit-parser.ts';

const sign = 'the first line is VoteKit RankProfile';

function recognise(head: Buffer): Recognition {
  const [first = ''] = new TextSample(head).lines;
  return /^VoteKit \w*Profile\b/u.test(first)
    ? { matched: [sign], missed: [], part: 'records' }
    : { matched: [], missed: [sign], part: 'none' };
}

const lines: RankingFormat = {
  kind: 'profile of VoteKit',
  parser: (file, say) => new VoteKitParser(file, say),
};

/** Profiles that `RankProfile.to_csv()` of VoteKit saves. */
export const votekit: FormatReader = {
  id: 'votekit',
  title: 'VoteKit profile',
  description:
    'The line VoteKit RankProfile, candidates with the beginnings of their names, then a row for each ranking with its weight',
  recognise,
  read: (files, sink, issues, options) => readRankings(files, lines, sink, issues, options),
};
