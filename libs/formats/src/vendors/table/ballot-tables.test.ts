import { recordsOf } from '../../../test/export-of.ts';
import { refusedOf, remarksOf } from '../../../test/read-text.ts';
import { countTable, linesOf, readTable, tableFailure } from '../../../test/table-reading.ts';
import { keyOfWord, StateWords } from '../../words/state-words.ts';

const mayor = { name: 'Mayor', ranks: ['r1', 'r2'] };

describe('a table of ballots by a map', () => {
  it('has ranks in columns, with states among the names', async () => {
    const read = await readTable(
      { attributes: { precinct: 'p' }, contests: [mayor] },
      linesOf('p,r1,r2', 'N,Ann,Bo', 'N,skipped,Bo', 'S,Ann,overvote', 'S,ov,Ann', 'S,skipped,'),
    );
    expect(read.contests).toMatchObject([
      { name: 'Mayor', rankLimit: 2, voteForIsInferred: false },
    ]);
    expect(recordsOf(read)).toEqual([
      'Mayor: Ann(1)+Bo(2)',
      'Mayor: Bo(2)',
      'Mayor: Ann(1)',
      'Mayor: Ann(2)',
      'Mayor: none',
    ]);
    const declared = read.records.map(({ selections }) => selections.get(0)?.declared);
    expect(declared).toEqual(['nothing', 'nothing', 'nothing', 'overvoted', 'nothing']);
    expect(read.records.map(({ attributes }) => attributes.precinct)).toEqual([
      'N',
      'N',
      'S',
      'S',
      'S',
    ]);
  });

  it('counts a row as often as its weight says, and none of weight 0', async () => {
    const map = { weight: 'w', contests: [mayor] };
    const table = linesOf('r1,r2,w', 'Ann,Bo,3', 'Bo,,2.0', 'Cy,,0');
    const read = await readTable(map, table);
    expect(read.summary).toMatchObject({ recordsRead: 5, recordsStored: 5 });
    expect(await countTable(map, table)).toEqual(['Mayor: Ann 3, Bo 2']);
    expect(remarksOf(read.issues)).toContain('weight_zero @undefined');
  });

  it.each(['-1', '1.5', 'NaN', '1e3', '1000000000000', ''])(
    'refuses the weight %j',
    async (weight) => {
      const table = linesOf('r1,r2,w', 'Ann,Bo,1', `Ann,Bo,${weight}`);
      const { issues, summary } = await readTable({ weight: 'w', contests: [mayor] }, table);
      expect(refusedOf(issues)).toEqual(['weight_unreadable @3']);
      expect(issues.find(({ severity }) => severity === 'refused')?.place.column).toBe(3);
      expect(summary).toMatchObject({ recordsStored: 1, recordsRefused: 1 });
    },
  );

  it('takes no weight that the map does not name', async () => {
    const table = linesOf('r1,r2,weight', 'Ann,Bo,3', 'Bo,Ann,2');
    expect(await countTable({ contests: [mayor] }, table)).toEqual(['Mayor: Ann 1, Bo 1']);
  });

  it('counts what stands for a refused row in its ballots', async () => {
    const map = { weight: 'w', contests: [{ name: 'A', rankNumbers: ['Ann', 'Bo'] }] };
    const { summary } = await readTable(map, linesOf('Ann,Bo,w', '1,2,4', '1,first,3'));
    expect(summary).toMatchObject({ recordsStored: 4, recordsRefused: 3, recordsRead: 7 });
  });

  it('has ranks as numbers, of which two equal ones are an overvote', async () => {
    const table = linesOf('id,Ann,Bo,Cy', '1,1,2, ', '2, ,1,1', '3,,2,', '4,0,1.0,NA', '5,,,');
    const read = await readTable(
      { record: 'id', contests: [{ name: 'Mayor', rankNumbers: ['Ann', 'Bo', 'Cy'] }] },
      table,
    );
    expect(recordsOf(read)).toEqual([
      'Mayor: Ann(1)+Bo(2)',
      'Mayor: Bo(1)+Cy(1)',
      'Mayor: Bo(2)',
      'Mayor: Bo(1)',
      '',
    ]);
    expect(read.contests).toMatchObject([{ rankLimit: 2, voteForIsInferred: true }]);
  });

  it('has marks, whose columns are all choices', async () => {
    const marks = ['Ann', { column: 'c2', name: 'Bo', party: 'OAK', id: '7' }, 'Cy'];
    const read = await readTable(
      { contests: [{ name: 'Council', voteFor: 2, marks }] },
      linesOf(
        'p,Ann,c2,Cy',
        'N,1,0,0',
        'N,true,YES,0',
        'N,1,1.0,1',
        'N,0,0,0',
        'N,,,',
        'N,***,***,***',
      ),
    );
    expect(read.contests[0]).toMatchObject({ voteFor: 2, voteForIsInferred: false });
    expect(read.contests[0]?.choices).toEqual([
      { name: 'Ann', party: '', isWriteIn: false },
      { name: 'Bo', party: 'OAK', code: '7', isWriteIn: false },
      { name: 'Cy', party: '', isWriteIn: false },
    ]);
    expect(recordsOf(read)).toEqual([
      'Council: Ann',
      'Council: Ann+Bo',
      'Council: Ann+Bo+Cy',
      'Council: none',
      '',
      'Council: none',
    ]);
    expect(read.records[5]?.selections.get(0)?.declared).toBe('redacted');
  });

  it('knows an x as a mark only where the map says so', async () => {
    const table = linesOf('Ann,Bo', 'x,', ',X');
    const contests = [{ name: 'A', marks: ['Ann', 'Bo'] }];
    expect(await countTable({ words: { x: 'mark' }, contests }, table)).toEqual(['A: Ann 1, Bo 1']);
    const { issues } = await readTable({ contests }, table);
    expect(refusedOf(issues)).toEqual(['mark_unknown @2', 'mark_unknown @3']);
  });

  it('has several names in a cell: in ranks of one column, of several, and in votes', async () => {
    const read = await readTable(
      {
        contests: [
          { name: 'A', ranks: ['a'], joiner: '>' },
          { name: 'B', ranks: ['b1', 'b2'], joiner: ';' },
          { votes: 'c', joiner: '\n' },
        ],
      },
      linesOf('a,b1,b2,c', 'Ann > Bo,Di;Ed,Fi,"Gil\nHal"', 'Bo>>Ann,Di,,Gil'),
    );
    expect(read.contests.map(({ name, rankLimit, voteFor }) => [name, rankLimit, voteFor])).toEqual(
      [
        ['A', 3, 1],
        ['B', 2, 1],
        ['c', 0, 2],
      ],
    );
    expect(recordsOf(read)).toEqual([
      'A: Ann(1)+Bo(2), B: Di(1)+Ed(1)+Fi(2), c: Gil+Hal',
      'A: Bo(1)+Ann(3), B: Di(1), c: Gil',
    ]);
  });

  it('has id, name and party in columns, and refuses an id without a name', async () => {
    const votes = { name: 'n', id: 'i', party: 'p' };
    const read = await readTable(
      { contests: [{ name: 'A', votes }] },
      linesOf('i,n,p', '1,Ann,OAK', '2,Bo,ELM', '3,Ann,', '4,,ELM', ',skipped,'),
    );
    expect(read.contests[0]?.choices).toEqual([
      { name: 'Ann', party: 'OAK', code: '1', isWriteIn: false },
      { name: 'Bo', party: 'ELM', code: '2', isWriteIn: false },
    ]);
    expect(refusedOf(read.issues)).toEqual(['name_missing @5']);
    expect(remarksOf(read.issues)).toContain('choice_with_codes @undefined');
  });

  it('takes an empty cell for what the map says', async () => {
    const table = linesOf('id,A,B', '1,Ann,', '2,,');
    const contests = [{ votes: 'A' }, { votes: 'B' }];
    const plain = await readTable({ contests }, table);
    expect(recordsOf(plain)).toEqual(['A: Ann', '']);
    expect(remarksOf(plain.issues)).toContain('undervotes_unknown @undefined');
    const said = await readTable({ words: { '': 'undervote' }, contests }, table);
    expect(recordsOf(said)).toEqual(['A: Ann, B: none', 'A: none, B: none']);
  });

  it('knows the words of the map, and before these the labels of a person', async () => {
    const table = linesOf('A', 'Ann', 'NP', 'gone', 'Skip');
    const map = {
      words: { NP: 'undervote', gone: 'redacted', Skip: 'choice', 'Not there': 'overvote' },
      contests: [{ votes: 'A' }],
    };
    const plain = await readTable(map, table);
    expect(plain.contests[0]?.choices.map(({ name }) => name)).toEqual(['Ann', 'Skip']);
    expect(plain.records[2]?.selections.get(0)?.declared).toBe('redacted');
    const unused = plain.issues.find(({ code }) => code === 'labels_not_met');
    expect(unused?.message).toContain('of the column map');
    expect(unused?.message).toContain('"notthere"');
    const labels = new StateWords(new Map([[keyOfWord('gone'), 'overvote']]));
    const said = await readTable(map, table, labels);
    expect(said.records[2]?.selections.get(0)?.declared).toBe('overvoted');
    expect(labels.notMet()).toEqual([]);
  });

  it('leaves rows out, and tells how many', async () => {
    const leaveOut = [{ column: 'p', is: ['Total', 'All'] }];
    const read = await readTable(
      { leaveOut, contests: [{ votes: 'A' }] },
      linesOf('p,A', 'N,Ann', 'Total,Ann', 'All,Bo', 'S,Ann'),
    );
    expect(recordsOf(read)).toEqual(['A: Ann', 'A: Ann']);
    const told = read.issues.find(({ code }) => code === 'rows_left_out');
    expect(told).toMatchObject({ severity: 'assumption' });
    expect(told?.message).toMatch(/"Total" or "All": 2$/);
  });

  it('joins columns of one value, and tells records apart by several', async () => {
    const map = {
      record: ['county', 'id'],
      attributes: { precinct: ['county', 'p'] },
      election: 'e',
      contests: [{ votes: 'A' }],
    };
    const rows = ['Lake,1,P1,May,Ann', 'Hill,1,P1,May,Bo', 'Lake,1,,May,Ann'];
    const read = await readTable(map, linesOf('county,id,p,e,A', ...rows));
    expect(read.records.map(({ attributes }) => attributes.precinct)).toEqual([
      'Lake P1',
      'Hill P1',
      'Lake',
    ]);
    expect(read.summary.electionName).toBe('May');
    expect(remarksOf(read.issues)).toContain('duplicate_record @4');
    expect(new Set(read.names).size).toBe(3);
    expect(new Set(read.names?.map((name) => name.split(' ').slice(1).join())).size).toBe(2);
    const other = await tableFailure(map, linesOf('county,id,p,e,A', ...rows, 'Lake,2,P1,June,Bo'));
    expect(other).toMatchObject({ code: 'elections_differ', place: { line: 5, column: 4 } });
  });

  it('has headings further down, in several rows', async () => {
    const read = await readTable(
      {
        headings: { line: 3, rows: 2 },
        record: 'id',
        contests: [
          { name: 'Council', marks: ['Council | Kim', 'Council | Lee'] },
          { name: 'Mayor', votes: 4 },
        ],
      },
      linesOf(
        'Springfield, 2024',
        '',
        ',Council,,Mayor',
        'id,Kim,Lee,vote',
        '1,1,0,Ann',
        '2,0,1,Bo',
      ),
    );
    expect(
      read.contests.map(({ name, choices }) => [name, ...choices.map((one) => one.name)]),
    ).toEqual([
      ['Council', 'Kim', 'Lee'],
      ['Mayor', 'Ann', 'Bo'],
    ]);
  });

  it('refuses rows by their line, and stores the others', async () => {
    const read = await readTable(
      { attributes: { precinct: 'p' }, contests: [{ votes: 'A' }] },
      linesOf('p,A', 'N,Ann', 'N', 'N,Ann,x', `${'N'.repeat(256)},Ann`, 'S,Bo'),
    );
    expect(refusedOf(read.issues)).toEqual([
      'too_few_cells @3',
      'too_many_cells @4',
      'value_too_long @5',
    ]);
    expect(recordsOf(read)).toEqual(['A: Ann', 'A: Bo']);
  });

  it('of several files has one contest where they share a choice', async () => {
    const map = { contests: [{ votes: 'A' }] };
    const read = await readTable(map, [linesOf('A', 'Ann', 'Bo'), linesOf('x,A', '1,Bo', '2,Cy')]);
    expect(read.contests.map(({ choices }) => choices.map(({ name }) => name))).toEqual([
      ['Ann', 'Bo', 'Cy'],
    ]);
    expect(recordsOf(read)).toEqual(['A: Ann', 'A: Bo', 'A: Bo', 'A: Cy']);
  });
});
