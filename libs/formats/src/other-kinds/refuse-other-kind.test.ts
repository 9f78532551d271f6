import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { FileError } from '@crossvote/opening';
import { describeReported, readExportAt, reported } from '../../test/read-reported.ts';
import { withFiles } from '../../test/read-text.ts';

/** The code and the message with which reading fails. */
async function refusalOf(...paths: readonly string[]): Promise<readonly [string, string]> {
  const failure: unknown = await readExportAt(...paths).catch((error: unknown) => error);
  if (failure instanceof FileError) return [failure.code, failure.message];
  throw new Error('the file was read, or failed otherwise', { cause: failure });
}

const refusalOfText = (text: string) => withFiles([text], ([file = '']) => refusalOf(file));

describeReported('kinds of files that people keep (skipped where they are missing)', () => {
  it.each([
    ['aec-senate/formal-2016.csv', 'is_aec_senate_2016', 'the form of 2019'],
    ['weighted-coded-table', 'is_weighted_table', 'counts, not ballots'],
    ['rankings-as-columns', 'is_ranking_counts', 'columns are rankings'],
    ['not-a-cvr/precinct-results.csv', 'is_totals', 'totals, not ballots'],
    ['not-a-cvr/batches.csv', 'is_totals', 'totals, not ballots'],
    ['not-a-cvr', 'is_totals', 'totals, not ballots'],
  ])('%s is refused by its name', async (folder, code, words) => {
    const [refused, message] = await refusalOf(reported(...folder.split('/')));
    expect(refused).toBe(code);
    expect(message).toContain(words);
  });
});

describe('a file that no reader knows', () => {
  it.each([
    [
      'totals of a state by candidate',
      'state,office_name,candidate_name,total_votes\nX,Mayor,Ann,"1,024"\nX,Mayor,Bo,3\n',
      'is_totals',
    ],
    [
      'totals between tabs',
      'Precinct\tContest\tChoice\tElection Day Votes\tTotal Votes\nN\tMayor\tAnn\t10\t12\n',
      'is_totals',
    ],
    [
      'totals by county',
      'County,Registered,Ann,Bo\nLake,900,300,200\nHill,800,10,20\n',
      'is_totals',
    ],
    [
      'totals as XML',
      '<?xml version="1.0"?>\n<!-- made --><ElectionResult><Contest text="Mayor"/></ElectionResult>',
      'is_totals',
    ],
    [
      'totals as NIST results',
      '{"@type": "ElectionResults.ElectionReport", "Election": []}',
      'is_totals',
    ],
    [
      'a printed statement',
      'STATEMENT OF VOTES CAST\nLAKE COUNTY\nPrecinct 1   Registered Voters 900\n',
      'is_totals',
    ],
    [
      'titles of Dominion as R writes them',
      'X,X1,X2,Governor..Vote.For.1.,Governor..Vote.For.1..1,Yes\n1,2,3,1,0,1\n2,2,4,0,1,0\n',
      'is_dominion_without_header',
    ],
    [
      'titles of Dominion as pandas writes them',
      'Unnamed: 0,"Mayor (Number of positions=1, Number of ranks=1)","Mayor (Number of positions=1, Number of ranks=1).1"\n1,1,0\n',
      'is_dominion_without_header',
    ],
    [
      'choices of Dominion, bare',
      'CvrNumber,TabulatorNum,BatchId,RecordId,Ann.Poe,Bo.Rye\n1,2,3,4,1,0\n2,2,3,5,,1\n',
      'is_dominion_without_header',
    ],
    ['ranks that are numbers', 'Timestamp,Choice 1,Choice 2\nx,1,2\n', 'is_rank_table'],
    [
      'ranks with numbers that may be marks',
      'First Choice;Second Choice;Frequency\nAnn;Bo;2\n',
      'is_weighted_rankings',
    ],
    ['rank numbers by precinct', 'Precinct,Ann,Bo\nN,1,2\nS,2,1\n', 'is_rank_matrix'],
    [
      'a long table without a clear number',
      'ballot,office,candidate\n1,Mayor,Ann\n',
      'is_long_without_contest',
    ],
    ['a long table of ranks', 'contest,candidate,vote rank\nMayor,Ann,1\n', 'is_long_rankings'],
  ])('is named: %s', async (_, text, code) => {
    expect((await refusalOfText(text))[0]).toBe(code);
  });

  it.each([
    ['votes of single records', 'CVRNumber,Race,votes\nAnn,1\n'],
    ['marks by record', 'Batch,Record,Ann,Bo\n1,1,0,1\n1,2,1,0\n'],
    ['a title once', 'Name,Governor (Vote For=1)\nx,Ann\n'],
    ['a table of words', 'Precinct,Comment\nNorth,late\n'],
    ['numbers', '1 2 3\n4 5 6\n'],
    ['JSON of something else', '[{"id":1,"name":"Ann"}]'],
    ['one heading', 'votes\n12\n'],
  ])('is not named where it may be something else: %s', async (_, text) => {
    expect((await refusalOfText(text))[0]).toBe('format_unknown');
  });

  it('is named among others in a folder', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'kinds-'));
    try {
      writeFileSync(
        path.join(folder, 'about.md'),
        '# Ranked ballots\n\nPrecinct, Candidate, Contest\n',
      );
      writeFileSync(path.join(folder, 'ward.csv'), 'Choice 1,Choice 2\n1,2\n');
      const [code, message] = await refusalOf(folder);
      expect(code).toBe('is_rank_table');
      expect(message).toContain('ward.csv');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
