import type { ChoiceDefinition } from '../cvr-sink.ts';
import { ChoicesOfFiles } from './choices-of-files.ts';

/**
 * Enters choices, given as `Ann` or, with a separate party, as `Ann/DEM`. @returns the numbers of each file, and the
 * choices
 */
function enter(...files: (readonly string[])[]) {
  const choices: ChoiceDefinition[] = [];
  const joined: string[] = [];
  const sink = {
    addChoice: (_: number, definition: ChoiceDefinition) => choices.push(definition) - 1,
    amendChoice: (_: number, choice: number, definition: ChoiceDefinition) => {
      choices[choice] = definition;
    },
  };
  const known = new ChoicesOfFiles(0, sink, (...names) => joined.push(names.join(' = ')));
  const numbers = files.map((names) =>
    known.enter(
      names.map((text) => {
        const [name = '', party = ''] = text.split('/');
        return {
          key: name === 'Write-in' ? '' : text,
          definition: { name, party, isWriteIn: name === 'Write-in' },
        };
      }),
    ),
  );
  const shown = choices.map(({ name, party }) => (party === '' ? name : `${name}/${party}`));
  return { numbers, joined, choices: shown };
}

describe('choices of one contest of several files', () => {
  it.each([
    ['Ann Poe (DEM)', 'Ann Poe', 'Ann Poe (DEM)'],
    ['Ann Poe', 'Ann Poe - DEM', 'Ann Poe/DEM'],
    ['Ann Poe', 'DEM Ann Poe', 'Ann Poe/DEM'],
    ['Ann Poe/DEM', 'Ann Poe', 'Ann Poe/DEM'],
    ['Ann Poe', 'Ann Poe (51)', 'Ann Poe'],
    ['Ann Poe', 'AnnPoe', 'Ann Poe'],
  ])('are one where %j and %j differ in a party, a code or white space', (one, other, shown) => {
    const { numbers, choices } = enter([one, 'Bo'], ['Bo', other]);
    expect(numbers).toEqual([
      [0, 1],
      [1, 0],
    ]);
    expect(choices).toEqual([shown, 'Bo']);
  });

  it('are two where both files have a party or code, and another', () => {
    expect(enter(['Ann (DEM)'], ['Ann (REP)']).numbers).toEqual([[0], [1]]);
    expect(enter(['Ann (51)'], ['Ann (52)']).numbers).toEqual([[0], [1]]);
    expect(enter(['Ann'], ['ann'])).toMatchObject({ numbers: [[0], [1]], joined: [] });
    expect(enter(['Ann'], ['Ann (DEM)']).joined).toEqual(['Ann = Ann (DEM)']);
  });

  it('of one name within a file stay apart, and which of them is meant elsewhere is not guessed', () => {
    expect(enter(['Ann (DEM)', 'Ann (REP)'], ['Ann']).numbers).toEqual([[0, 1], [2]]);
    expect(enter(['Ann'], ['Ann (DEM)', 'Ann (REP)']).numbers).toEqual([[0], [1, 2]]);
    expect(enter(['Ann', 'Ann (REP)'], ['Ann (REP)', 'Ann']).numbers).toEqual([
      [0, 1],
      [1, 0],
    ]);
    expect(enter(['Ann (DEM)', 'Ann'], ['Ann']).numbers).toEqual([[0, 1], [1]]);
  });

  it('are one each time that a file has one again, and unnamed write-in lines always', () => {
    expect(enter(['Ann', 'Write-in', 'Ann', 'Write-in'], ['Write-in', 'Ann']).numbers).toEqual([
      [0, 1, 0, 1],
      [1, 0],
    ]);
  });

  it('stay apart where very many have one name: each is not compared with each', () => {
    const coded = (first: number) =>
      Array.from({ length: 20_000 }, (_, at) => `Ann Poe (${first + at})`);
    // Four hundred million comparisons would take minutes.
    expect(enter(coded(100_000), coded(200_000)).choices).toHaveLength(40_000);
  });
});
