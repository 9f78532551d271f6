import { describeEachDatabase } from '@crossvote/store/testing';
import { ElectionAnalysis } from '../src/index.ts';
import { exportFolder, store as ingestInto } from './stored-election.ts';

/** Records of two cards, joined on six ballots: `Mayor` and `Council` on one, `Bond` on the other. */
const cards = [
  ...Array.from({ length: 1000 }, (_, i) => [i % 2 === 0 ? 'Ann' : 'Bo', 'Kim|Lee', '']),
  ...Array.from({ length: 900 }, () => ['', '', 'Yes']),
  ...Array.from({ length: 6 }, () => ['Ann', 'Kim', 'No']),
];
const table = (records: readonly (readonly string[])[]) =>
  [
    'record,Mayor,Council,Bond',
    '#vote_for,1,2,1',
    ...records.map((cells, place) => [place + 1, ...cells].join()),
  ].join('\n');

describeEachDatabase('an answer across contests that stand together rarely', (databases) => {
  const write = exportFolder();

  async function notesOf(records: readonly (readonly string[])[]) {
    const store = await databases.open(await databases.create());
    const id = await ingestInto([write(table(records))], store);
    const analysis = new ElectionAnalysis(store);
    const { contests } = await analysis.contests(id);
    const idOf = (name: string) => contests.find((contest) => contest.name === name)?.id ?? 0;
    const choiceOf = (name: string) =>
      contests.find((contest) => contest.name === name)?.choices[0]?.id ?? 0;
    const ask = async (sources: readonly string[], compared: readonly string[]) =>
      (
        await analysis.crossVoting(id, {
          sources: sources.map((name) => ({ contestId: idOf(name), choiceId: choiceOf(name) })),
          compareContestIds: compared.map(idOf),
        })
      ).notes.filter((note) => note.includes('records hold both'));
    return ask;
  }

  it('says on how many records both stand, whichever is the source', async () => {
    const ask = await notesOf(cards);
    const [mayor = '', more] = await ask(['Mayor'], ['Council', 'Bond', 'Mayor']);
    expect(mayor).toMatch(/^6 of 1,906 records hold both contests' cards, "Mayor" and "Bond": /);
    expect(more).toBeUndefined();
    const [bond = '', council = ''] = await ask(['Bond'], ['Mayor', 'Council']);
    expect(bond).toMatch(/^6 of 1,906 records hold both contests' cards, "Bond" and "Mayor": /);
    expect(council).toMatch(/^6 of 1,906 records/);
  });

  it('says it once of each two contests, and nothing of one with itself', async () => {
    const ask = await notesOf(cards);
    const notes = await ask(['Mayor', 'Bond', 'Mayor'], ['Bond', 'Mayor', 'Bond', 'Council']);
    expect(notes.map((note) => /"\w+" and "\w+"/.exec(note)?.[0])).toEqual([
      '"Mayor" and "Bond"',
      '"Bond" and "Council"',
    ]);
  });

  it('says nothing of districts that a contest of all ballots holds together', async () => {
    const ask = await notesOf([
      ...Array.from({ length: 100 }, () => ['Ann', 'Kim', '']),
      ...Array.from({ length: 100 }, () => ['Ann', '', 'Yes']),
      ...Array.from({ length: 5 }, () => ['Ann', 'Kim', 'Yes']),
    ]);
    expect(await ask(['Council'], ['Bond', 'Mayor'])).toEqual([]);
  });
});
