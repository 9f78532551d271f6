import { recordsOf } from '../../../test/export-of.ts';
import { contest, cvr, messagesOf, option, readSheets, writeIn } from '../../../test/hart-files.ts';

describe('marks of a record', () => {
  it('listed with Overvoted are a declared overvote', async () => {
    const marked = option('Ann') + option('Bo');
    const read = await readSheets(
      cvr([contest('Mayor', marked, '<Overvoted />')]),
      cvr([contest('Mayor', option('Ann'))]),
    );
    expect(read.records[0]?.selections.get(0)).toEqual({
      marks: [
        { choice: 0, rank: 0 },
        { choice: 1, rank: 0 },
      ],
      declared: 'overvoted',
    });
    expect(read.records[1]?.selections.get(0)?.declared).toBe('nothing');
    expect(read.contests[0]?.voteFor).toBe(1);
  });

  it.each(['NoVote', 'InvalidVote', 'InvalidStraightPartyVote'])(
    'do not count, nor is the contest on the record, where %s voids it',
    async (element) => {
      const read = await readSheets(
        cvr([contest('Mayor', option('Ann') + option('Bo'), `<${element} />`), contest('Judge')]),
        cvr([contest('Mayor', option('Ann')), contest('Judge')]),
      );
      expect(recordsOf(read)).toEqual(['Judge: none', 'Mayor: Ann, Judge: none']);
      expect(read.contests[0]).toMatchObject({ name: 'Mayor', voteFor: 1 });
      expect(messagesOf(read, 'contest_voided')).toHaveLength(1);
    },
  );

  it('as digits are ranks, repeated and shared ones too', async () => {
    const read = await readSheets(
      cvr([contest('Mayor', option('Ann', '010') + option('Bo', '101'))]),
      cvr([contest('Mayor', option('Ann', '010') + option('Bo', '010'), '<Overvoted />')]),
      cvr([contest('Mayor', '', '<Undervotes>3</Undervotes>')]),
    );
    expect(read.contests[0]).toMatchObject({ voteFor: 1, rankLimit: 3, voteForIsInferred: true });
    expect(recordsOf(read)).toEqual([
      'Mayor: Ann(2)+Bo(1)+Bo(3)',
      'Mayor: Ann(2)+Bo(2)',
      'Mayor: none',
    ]);
    expect(messagesOf(read, 'ranks_inferred')).toHaveLength(1);
  });

  it('on two write-in lines in one rank are an overvote, a name on two lines is one', async () => {
    const read = await readSheets(
      cvr([
        contest('Mayor', writeIn('Unresolved', '', 1, '10') + writeIn('Unresolved', '', 2, '10')),
      ]),
      cvr([
        contest('Mayor', option('Ann', '10') + writeIn('Resolved') + writeIn('Resolved', '', 2)),
      ]),
      cvr([
        contest('Mayor', writeIn('Resolved', 'Bo', 1, '10') + writeIn('Resolved', 'Bo', 2, '11')),
      ]),
    );
    expect(read.records.map(({ selections }) => selections.get(0)?.declared)).toEqual([
      'overvoted',
      'nothing',
      'nothing',
    ]);
    expect(recordsOf(read)[2]).toBe('Mayor: Bo(1)+Bo(2)');
  });

  it('of a ranked overvote that no shared rank explains stay a declared overvote', async () => {
    const read = await readSheets(cvr([contest('Mayor', option('Ann', '100'), '<Overvoted />')]));
    expect(read.records[0]?.selections.get(0)?.declared).toBe('overvoted');
  });

  it('count for a write-in unless the office rejected it, by name only where resolved', async () => {
    const read = await readSheets(
      cvr([contest('Mayor', writeIn('Unresolved', 'my own name'))]),
      cvr([contest('Mayor', writeIn('Resolved', ' Bo  Beta'))]),
      cvr([contest('Mayor', writeIn('Rejected', 'Mickey'))]),
      cvr([contest('Mayor', writeIn('Resolved') + writeIn('Unresolved', '', 2))]),
    );
    expect(read.contests[0]?.choices).toEqual([
      { name: 'Write-in', party: '', isWriteIn: true, code: '' },
      { name: 'Bo Beta', party: '', isWriteIn: true, code: '' },
    ]);
    expect(recordsOf(read)).toEqual([
      'Mayor: Write-in',
      'Mayor: Bo Beta',
      'Mayor: none',
      'Mayor: Write-in+Write-in',
    ]);
    expect(messagesOf(read, 'write_ins_rejected')).toHaveLength(1);
  });

  it('for one written name on two lines count once, which is said', async () => {
    const read = await readSheets(
      cvr([contest('Council', writeIn('Resolved', 'Bo') + writeIn('Resolved', 'Bo', 2))]),
    );
    expect(read.contests[0]?.voteFor).toBe(2);
    expect(recordsOf(read)).toEqual(['Council: Bo']);
    expect(messagesOf(read, 'choice_twice')).toHaveLength(1);
  });
});
