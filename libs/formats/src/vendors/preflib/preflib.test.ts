import { fileOf } from '@crossvote/samples';
import { codesOf, failureIn, linesOf, readFiles } from '../../../test/ess-reading.ts';
import { countsOf, describeReported, readExportAt, reported } from '../../../test/read-reported.ts';
import { preflib } from './preflib.ts';

const read = (text: string, name = 'data.soi') => readFiles([fileOf(name, text)], preflib);

/** A file of three alternatives with these head lines and orders. */
const withOrders = (type: string, orders: string, head = '') =>
  `# TITLE: Board\n# DATA TYPE: ${type}\n# NUMBER ALTERNATIVES: 3\n${head}# ALTERNATIVE NAME 1: Ann\n# ALTERNATIVE NAME 2: Bo\n# ALTERNATIVE NAME 3: Cy\n${orders}`;

describeReported('the reported PrefLib files', () => {
  it('count as their README says: the last tie of a complete order is no mark', async () => {
    const result = await readExportAt(reported('preflib', '00099-00000001.toc'));
    expect(countsOf(result)).toEqual([
      'Made-up Ward: Ada Reyes 3, Ben Cole 2, Cy Dunn 0, overvote 1',
    ]);
    expect(result.records).toHaveLength(6);
    expect(codesOf(result)).toEqual(['ranks_inferred', 'last_tie_not_ranked']);
  });

  it('count with the head of old files', async () => {
    const result = await readExportAt(reported('preflib', 'old-style.soi'));
    expect(countsOf(result)).toEqual(['old-style: Ada Reyes 3, Ben Cole 1, Cy Dunn 1']);
    expect(codesOf(result)).toEqual(['contest_not_named', 'ranks_inferred']);
  });
});

describe('a PrefLib file', () => {
  const orders = '2: 1,{2,3}\n1: {1,2,3}\n1: {1,3},2\n';

  it('of complete orders with ties has no marks for the last of these', async () => {
    expect(linesOf(await read(withOrders('toc', orders)))).toEqual([
      'Board: Ann(1)',
      'Board: Ann(1)',
      'Board: none',
      'Board: Ann(1)+Cy(1)+Bo(2)',
    ]);
  });

  it('of incomplete orders with ties has them all', async () => {
    expect(linesOf(await read(withOrders('toi', orders)))).toEqual([
      'Board: Ann(1)+Bo(2)+Cy(2)',
      'Board: Ann(1)+Bo(2)+Cy(2)',
      'Board: Ann(1)+Bo(1)+Cy(1)',
      'Board: Ann(1)+Cy(1)+Bo(2)',
    ]);
  });

  it('of old times is what its name says', async () => {
    const text = '2\r\n1,Ann\r\n2,Bo, Jr.\r\n3,3,2\r\n2,{1,2}\r\n1,2,1\r\n';
    expect(linesOf(await read(text, 'x.toi'))).toEqual([
      ...Array<string>(2).fill('x: Ann(1)+Bo, Jr.(1)'),
      'x: Bo, Jr.(1)+Ann(2)',
    ]);
    expect(linesOf(await read(text, 'x.toc.gz'))[0]).toBe('x.toc: none');
    expect((await failureIn(read(text, 'x.txt'))).code).toBe('data_type_missing');
  });

  it('says where its head states other numbers than its lines have', async () => {
    const head = '# NUMBER VOTERS: 9\n# NUMBER UNIQUE ORDERS: 2\n';
    const result = await read(withOrders('soi', '8: 1\n2: 2,1\n0: 3\n', head));
    expect(result.records).toHaveLength(10);
    expect(codesOf(result)).toContain('ranking_of_none @11');
    expect(result.issues.filter(({ code }) => code === 'stated_count_differs')).toMatchObject([
      { message: expect.stringContaining('9 voters, and the lines have 10') as string },
      { message: expect.stringContaining('2 orders, and the lines have 3') as string },
    ]);
    const same = await read(withOrders('soi', '8: 1\n1: 2,1\n', head));
    expect(codesOf(same)).toEqual(['ranks_inferred']);
  });

  it('says that orders are not as they were cast, and what has no name', async () => {
    const text =
      '# DATA TYPE: soc\n# MODIFICATION TYPE: synthetic\n# NUMBER ALTERNATIVES: 2\n# ALTERNATIVE NAME 2: Bo\n1: 1,2\n';
    const result = await read(text);
    expect(linesOf(result)).toEqual(['data: 1(1)+Bo(2)']);
    expect(codesOf(result)).toEqual([
      'contest_not_named',
      'ranks_inferred',
      'data_modified',
      'candidate_without_name',
    ]);
  });

  it.each([
    ['a stranger', '2: 1,4', 'unknown_candidate', 2],
    ['an alternative twice at one rank', '2: {1,1},3', 'unknown_candidate', 2],
    ['an empty rank', '2: {},3', 'unknown_candidate', 2],
    ['words', 'two: 1', 'not_a_record', 1],
  ])('refuses orders with %s, as many ballots as they have', async (_, line, code, count) => {
    const result = await read(withOrders('toi', `1: 3\n${line}\n`));
    expect(linesOf(result)).toEqual(['Board: Cy(1)']);
    expect(result.summary.recordsRefused).toBe(count);
    expect(codesOf(result)).toContain(`${code} @8`);
  });

  it.each([
    ['', 'header_missing'],
    ['# TITLE: x\n', 'header_missing'],
    ['3\n1,Ann\n', 'header_missing'],
    ['3\n1,Ann\n1,Bo\n', 'candidate_named_twice'],
    ['2\n1,Ann\n2,Bo\nx\n', 'header_missing'],
    [withOrders('wmg', '3: 1,2\n'), 'is_preflib_other'],
    [withOrders('cat', ''), 'is_preflib_other'],
    [withOrders('soi', '7: 1\n', '# NUMBER VOTERS: 6\n'), 'count_absurd'],
    [withOrders('soi', '', '# NUMBER VOTERS: many\n'), 'header_unreadable'],
    ['# NUMBER ALTERNATIVES: 1000000\n', 'too_many_candidates'],
    [withOrders('soi', '1: 1\n# TITLE: x\n'), 'header_behind_orders'],
    [withOrders('soi', '1: 1\n').replace('S: 3', 'S: 2'), 'header_contradicts'],
  ])('is refused as a whole: %j', async (text, code) => {
    expect((await failureIn(read(text))).code).toBe(code);
  });
});
