import { IssueLog } from '@crossvote/opening';
import { fileOf } from '@crossvote/samples';
import { codesOf, linesOf, readEss } from '../../../test/ess-reading.ts';
import { MemorySink } from '../../../test/memory-sink.ts';
import { parseLabels } from '../../words/labels-file.ts';
import { StateWords } from '../../words/state-words.ts';
import { ess } from './ess.ts';

const headings = 'Cast Vote Record,Precinct,Ballot Style';
const text = (...lines: string[]) => lines.map((line) => `${line}\n`).join('');

describe('words for states in cells', () => {
  it('are read in any usual spelling, and said once each', async () => {
    const result = await readEss(
      text(
        `${headings},Mayor Choice 1,Mayor Choice 2,Mayor Choice 3`,
        '1,North,S1,Ada Reyes,skipped,Ben Cole',
        '2,North,S1,ov,Ben Cole,undervote',
        '3,North,S1,uwi,Ada Reyes,undervote',
        '4,North,S1,UWI,Ada Reyes,undervote',
        '5,North,S1,skipped,skipped,skipped',
        '6,North,S1,overvote,Ada Reyes,undervote',
        '7,North,S1,nan,NaN,nan',
        '8,North,S1,Redacted for privacy,Redacted for privacy,Redacted for privacy',
        '9,North,S1,[Blank],Uncertified Write-In,undervote',
      ),
    );
    expect(linesOf(result)).toEqual([
      'Mayor: Ada Reyes(1)+Ben Cole(3)',
      'Mayor: Ben Cole(2)+overvoted',
      'Mayor: Write-in(1)+Ada Reyes(2)',
      'Mayor: Write-in(1)+Ada Reyes(2)',
      'Mayor: none',
      'Mayor: Ada Reyes(2)+overvoted',
      '',
      'Mayor: redacted',
      'Mayor: Write-in(2)',
    ]);
    expect(result.contests[0]!.choices).toEqual([
      { name: 'Ada Reyes', party: '', isWriteIn: false },
      { name: 'Ben Cole', party: '', isWriteIn: false },
      { name: 'Write-in', party: '', isWriteIn: true },
    ]);
    const said = result.issues.filter(({ code }) => code === 'state_word');
    expect(
      said.map(({ message }) => /with "([^"]*)" were read as ([^;]*);/.exec(message)?.slice(1)),
    ).toEqual([
      ['skipped', 'undervotes'],
      ['ov', 'overvotes'],
      ['uwi', 'write-ins without a name'],
      ['UWI', 'write-ins without a name'],
      ['nan', 'empty: not on the ballot'],
      ['NaN', 'empty: not on the ballot'],
      ['Redacted for privacy', 'redacted'],
      ['[Blank]', 'undervotes'],
      ['Uncertified Write-In', 'write-ins without a name'],
    ]);
  });

  it('are those of a person first, who may say that a word is a name', async () => {
    const words = new StateWords(
      parseLabels('labels', 'gone = undervote\nOv = choice\nnever = overvote\n'),
    );
    const sink = new MemorySink();
    const file = fileOf('a.csv', text(`${headings},Mayor`, '1,P,S,Gone!', '2,P,S,Ov', '3,P,S,Ann'));
    await ess.read([file], sink, new IssueLog(), { words });
    expect(sink.contests[0]!.choices.map(({ name }) => name)).toEqual(['Ov', 'Ann']);
    expect(sink.records[0]!.selections.get(0)).toEqual({ marks: [], declared: 'nothing' });
    expect(words.notMet()).toEqual(['never']);
  });

  it('of a data frame are blank in any column', async () => {
    const result = await readEss(
      text(
        'Unnamed: 0,Cast Vote Record,Precinct,Mayor,Unnamed: 4',
        '0,1.0,nan,Ann,nan',
        '1,2.0,P,nan,nan',
      ),
    );
    expect(linesOf(result)).toEqual(['Mayor: Ann', '']);
    expect(result.records.map(({ attributes }) => attributes)).toEqual([{}, { precinct: 'P' }]);
    expect(codesOf(result)).toEqual(['state_word', 'contest_partly_blank @2']);
  });
});

describe('headings that a data-frame program filled or moved', () => {
  it('are found below a row that numbers the columns', async () => {
    const result = await readEss(
      text(
        ',0,1,2,3,4',
        ',,,,,',
        '0,Cast Vote Record,Precinct,Mayor,,Bond',
        '1,7,P,Ann,Bo,Yes',
        '2,8,P,Ann,undervote,No',
      ),
    );
    expect(linesOf(result)).toEqual(['Mayor: Ann+Bo, Bond: Yes', 'Mayor: Ann, Bond: No']);
    expect(codesOf(result)).toEqual(['rows_above_headings @1']);
  });

  it.each(['Unnamed: 4', '...5', 'X', 'X.1', '_duplicated_0'])(
    'may have %s in the place of an empty one',
    async (heading) => {
      const result = await readEss(text(`${headings},Council,${heading}`, '1,P,S,Ann,Bo'));
      expect(result.contests).toMatchObject([{ name: 'Council', voteFor: 2 }]);
    },
  );

  it('may have the numbers of rows in front, in a ranked table of a city too', async () => {
    const result = await readEss(
      text('Unnamed: 0,Precinct,1st Choice Mayor,2nd Choice Mayor,Count', '0,P,Ann,nan,2.0'),
    );
    expect(linesOf(result)).toEqual(['Mayor: Ann(1)', 'Mayor: Ann(1)']);
  });
});
