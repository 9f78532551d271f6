import type { Selection } from '@crossvote/election';
import { attributeKinds } from '@crossvote/formats';
import { ColumnSink, type BlockConsumer } from './column-sink.ts';

const nowhere: BlockConsumer = () => Promise.resolve();
const one = (choice: number): Selection => ({ marks: [{ choice, rank: 0 }], declared: 'nothing' });

/** Contests of two choices each, and records that have the listed contests, with their first choice marked. */
async function sinkOf(names: readonly string[], records: readonly (readonly number[])[]) {
  const sink = new ColumnSink(nowhere);
  for (const name of names) {
    const contest = sink.addContest({
      ...{ name, code: '', party: '', file: '' },
      ...{ voteFor: 1, rankLimit: 0, voteForIsInferred: false },
    });
    for (const choice of ['Yes', 'No'])
      sink.addChoice(contest, { name: choice, code: '', party: '', isWriteIn: false });
  }
  for (const contests of records) {
    for (const contest of contests) sink.setSelection(contest, sink.selectionCode(contest, one(0)));
    if (sink.endRecord()) await sink.drain();
  }
  return { sink, contests: await sink.finish() };
}

describe('the sink of an ingest', () => {
  it('keeps aggregate votes beside the counts, and out of them', async () => {
    const { sink } = await sinkOf(['Mayor'], [[0], [0], []]);
    sink.addAggregateVotes(0, 1, 12, 'a.csv');
    sink.addAggregateVotes(0, 1, 30, 'a.csv');
    const [mayor] = await sink.finish();
    expect(mayor?.choices.map(({ aggregateVotes }) => aggregateVotes)).toEqual([0, 42]);
    expect(mayor?.tally).toMatchObject({ records: 2, votes: [2, 0] });
    expect(sink.records).toBe(3);
    expect(() => {
      sink.addAggregateVotes(0, 2, 1, 'a.csv');
    }).toThrow(RangeError);
    expect(() => {
      sink.addAggregateVotes(1, 0, 1, 'a.csv');
    }).toThrow(RangeError);
  });

  it('hands over the party of records as an attribute', async () => {
    const consume = jest.fn(nowhere);
    const sink = new ColumnSink(consume);
    const kind = attributeKinds.indexOf('party');
    for (const party of ['DEM', 'REP', 'DEM']) {
      sink.setAttribute(kind, sink.attributeCode(kind, party));
      sink.endRecord();
    }
    await sink.finish();
    const [block] = consume.mock.calls[0] ?? [];
    expect(block?.recordCount).toBe(3);
    const [name, { dictionary }] = block!.attributes[0]!;
    expect(name).toBe('party');
    expect(JSON.parse(new TextDecoder().decode(dictionary))).toEqual(
      expect.arrayContaining(['DEM', 'REP']),
    );
  });

  it('finds groups of contests that meet, and how many records each has', async () => {
    const names = ['A', 'B', 'C', 'D', 'E'];
    const { sink } = await sinkOf(names, [[0], [2], [0, 1], [2, 3], [3], [], [1]]);
    expect(sink.contestGroups()).toEqual([
      { contests: [0, 1], records: 3 },
      { contests: [2, 3], records: 3 },
    ]);
  });

  it('counts the records of groups over many blocks, and where a later one joins two', async () => {
    const count = 70_000;
    const records = Array.from({ length: count }, (_, record) => [record % 3]);
    const { sink } = await sinkOf(['A', 'B', 'C'], [...records, [0, 1]]);
    expect(sink.contestGroups()).toEqual([
      { contests: [0, 1], records: 46_667 + 1 },
      { contests: [2], records: 23_333 },
    ]);
  });
});
