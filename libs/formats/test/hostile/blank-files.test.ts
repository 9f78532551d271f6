import { Watchdog } from '@crossvote/samples';
import { readLeaves } from './read-hostile.ts';

/** A search that begins anew at every byte takes a quarter of an hour for these. */
const size = 1 << 20;

describe('a file of a megabyte in which nothing stands', () => {
  const watchdog = new Watchdog();
  afterAll(() => watchdog.stop());

  const texts: readonly (readonly [string, string])[] = [
    ['line feeds', '\n'],
    ['line ends of Windows', '\r\n'],
    ['blanks', ' '],
    ['lines of blanks', '  \n'],
    ['commas', ','],
    ['rows without cells', ',,,\n'],
    ['quotation marks', '"'],
    ['hyphens', '-'],
    ['digits', '1'],
    ['digits and commas', '1,'],
    ['angle brackets', '<'],
    ['braces', '{'],
    ['tabs', '\t'],
    ['brackets', '('],
    ['zeros', '\0'],
  ];

  /** Readers look at what a file holds, whatever it is called; so each text has one more name, in turn. */
  const otherNames = ['a.txt', 'a.json', 'a.xml'];
  const filesOf = (name: string) => {
    const turn = texts.findIndex(([one]) => one === name) % otherNames.length;
    return process.env.CI ? ['a.csv', otherNames[turn] ?? ''] : ['a.csv'];
  };

  // Each third where a person waits.
  it.each(process.env.CI ? texts : texts.filter((_, at) => at % 3 === 0))(
    'of %s is refused',
    async (name, text) => {
      for (const file of filesOf(name)) {
        watchdog.begin(`${name} in ${file}`);
        const bytes = Buffer.alloc(size, text);
        const { refusal } = await readLeaves([{ path: [file], bytes }]);
        expect(refusal?.name).toBe('FileError');
      }
    },
  );
});
