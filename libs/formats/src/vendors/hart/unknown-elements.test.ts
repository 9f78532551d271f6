import { contest, cvr, messagesOf, option, readSheets } from '../../../test/hart-files.ts';
import type { ReadResult } from '../../../test/read-text.ts';

const pathsOf = (read: ReadResult) =>
  messagesOf(read, 'unknown_element').map((message) =>
    /^(\d+) records hold (\S+), which/.exec(message)?.slice(1).join(' '),
  );
const ann = option('Ann');
const inContest = 'Cvr/Contests/Contest';

describe('an element or attribute that is not known where votes stand', () => {
  it.each([
    [
      'in a contest',
      [contest('Mayor', ann, '<Adjudicated>no</Adjudicated>')],
      `${inContest}/Adjudicated`,
    ],
    [
      'beside contests',
      ['<Contest2><Name>x</Name></Contest2>', contest('Mayor', ann)],
      'Cvr/Contests/Contest2',
    ],
    [
      'in an option',
      [contest('Mayor', ann.replace('<Value>', '<Crossed>1</Crossed><Value>'))],
      `${inContest}/Options/Option/Crossed`,
    ],
    [
      'as an attribute',
      [contest('Mayor', ann).replace('<Contest>', '<Contest voided="yes">')],
      `${inContest}/@voided`,
    ],
    [
      'in what is known to be empty',
      [contest('Mayor', ann.replace('</Option>', '<Rules><Rule>x</Rule></Rules></Option>'))],
      `${inContest}/Options/Option/Rules/Rule`,
    ],
    [
      'as text of what is known to be empty',
      [contest('Mayor', ann.replace('</Option>', '<Rules>x</Rules></Option>'))],
      `${inContest}/Options/Option/Rules`,
    ],
  ])('%s is told with its path and its records', async (_, contests, path) => {
    const ballot = cvr(contests);
    const commented = ballot.replace('<Contests>', '<!-- parsed --><Contests>');
    expect(pathsOf(await readSheets(ballot, ballot, cvr([contest('Mayor', ann)])))).toEqual([
      `2 ${path}`,
    ]);
    expect(pathsOf(await readSheets(commented))).toEqual([`1 ${path}`]);
  });

  it('of the record is told as well, once for each path', async () => {
    const odd = Array.from({ length: 25 }, (_, place) => `<Odd${place}/>`).join('');
    const read = await readSheets(cvr([contest('Mayor', ann)], odd));
    expect(pathsOf(read)).toHaveLength(21);
    expect(messagesOf(read, 'unknown_element').at(-1)).toContain('more than these 20 places');
  });

  it('is none where it is known', async () => {
    const rest =
      '<BatchSequence>1</BatchSequence><SheetNumber>1</SheetNumber><IsElectronic>false</IsElectronic><PrecinctSplit><Name>N</Name><Id>1</Id></PrecinctSplit><Party><Name>P</Name><ID>1</ID></Party><BatchNumber>1</BatchNumber><DeviceSerialNumber/><RetrievalCode/><ProvisionalCode/><CvrGuid>a</CvrGuid>';
    const rules = ann.replace('</Option>', '<Rules /></Option>');
    const read = await readSheets(
      cvr([contest('Mayor', rules, '<Undervotes>0</Undervotes>')], rest),
    );
    expect(pathsOf(read)).toEqual([]);
  });

  it('that is nil is as one that is missing', async () => {
    const nil = '<Overvoted xsi:nil="true"/><Undervotes xsi:nil="true"/>';
    const text = cvr([contest('Mayor', ann, nil)]).replace(
      '<Cvr ',
      '<Cvr xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" ',
    );
    const read = await readSheets(text);
    expect(read.records.map(({ selections }) => [...selections.values()])).toEqual([
      [{ marks: [{ choice: 0, rank: 0 }], declared: 'nothing' }],
    ]);
    expect(pathsOf(read)).toEqual([]);
  });
});

describe('spellings that differ in white space alone', () => {
  it('are one name, the one with the most of it, in whatever order they come', async () => {
    const names = ['COUNCILWard 2', 'COUNCIL Ward 2', 'COUNCIL Ward2'];
    const ballots = names.map((name) => cvr([contest(name, option('ANN ABLE'), '', 'c1')]));
    const joined = cvr([
      contest('COUNCILWard2', option('ANNABLE').replace('id-ANNABLE', 'id-ANN ABLE'), '', 'c1'),
    ]);
    for (const order of [
      [...ballots, joined],
      [joined, ...ballots],
    ]) {
      const read = await readSheets(...order);
      expect(read.contests.map(({ name, choices }) => [name, choices.map((c) => c.name)])).toEqual([
        ['COUNCIL Ward 2', ['ANN ABLE']],
      ]);
      expect(read.records).toHaveLength(4);
      expect(messagesOf(read, 'spellings_joined')[0]).toMatch(/^2 names/);
      expect(messagesOf(read, 'contest_id_shared')).toEqual([]);
    }
  });

  it('do not join contests of two ids, or of other letters', async () => {
    const read = await readSheets(
      cvr([contest('A B', option('Ann'), '', 'c1'), contest('AB', option('Ann'), '', 'c2')]),
      cvr([contest('A C', option('Ann'), '', 'c1')]),
    );
    expect(read.contests.map(({ name }) => name)).toEqual(['A B', 'AB', 'A C']);
    expect(messagesOf(read, 'contest_id_shared')).toHaveLength(1);
  });
});
