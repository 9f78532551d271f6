import {
  cvr,
  filesOf,
  listed,
  manifests,
  mark,
  readFiles,
  session,
} from '../../../test/dominion-json-reading.ts';

const good = session([listed(1, [mark(11)])]);

/** Reads a file whose sessions are these texts, between two good ones, on one line. */
function readTexts(...sessions: string[]) {
  const texts = [JSON.stringify(good), ...sessions, JSON.stringify(good)];
  const json = JSON.stringify(cvr()).replace('[]', () => `[${texts.join(',')}]`);
  return readFiles(filesOf({ 'CvrExport.json': json, ...manifests }, 1 << 16));
}

const text = JSON.stringify(session([listed(1, [mark(12)])]));

describe('a hostile Dominion JSON session', () => {
  it.each([
    ['json_key_repeated', text.replace('"Id":1', '"Id":1,"Id":2')],
    ['json_key_repeated', text.replace('"IsVote":true', '"IsVote":true,"IsVote":false')],
    ['json_key_repeated', text.replace('"Original":', '"__proto__":1,"__proto__":2,"Original":')],
    ['json_key_repeated', text.replace('"Id":1', '"Id":1,"\\u0049d":2')],
    ['wrong_type', text.replace('"Id":1', '"Id":9007199254740993')],
    ['wrong_type', text.replace('"CandidateId":12', '"CandidateId":12e400')],
    ['wrong_type', text.replace('"CandidateId":12', '"CandidateId":12.5')],
    ['wrong_type', text.replace('"TabulatorId":1', '"TabulatorId":9007199254740993')],
    ['wrong_type', text.replace('"BallotTypeId":3', '"BallotTypeId":1e30')],
    ['wrong_type', text.replace('"Id":1', '"OutstackConditionIds":["70"],"Id":1')],
  ])('is refused alone, by its number: %s', async (code, hostile) => {
    expect(hostile).not.toBe(text);
    const { lines, codes, issues } = await readTexts(hostile);
    expect(lines).toEqual(['Mayor of Example: Ann', 'Mayor of Example: Ann']);
    expect(codes).toEqual([`refused ${code}`]);
    expect(issues[0]?.message).toMatch(/^record 2: /);
  });

  it('with keys of the language is read as any other', async () => {
    const keys = '"__proto__":{"IsCurrent":false},"constructor":{"Original":1},"toString":0,';
    const { lines, codes } = await readTexts(text.replace('"Original":', `${keys}"Original":`));
    expect(lines[1]).toBe('Mayor of Example: Bob');
    expect(codes).toEqual([]);
    expect({}).not.toHaveProperty('IsCurrent');
  });

  it('with megabytes of digits as the name of an image is read at once', async () => {
    const { lines } = await readTexts(
      text.replace('D:\\\\secret\\\\image*.*', '1'.repeat(3 << 20)),
    );
    expect(lines).toHaveLength(3);
  });

  it('with null where a number may be left out is read as without it', async () => {
    const { lines, codes } = await readTexts(
      text
        .replace('"Rank":1', '"Rank":1,"WriteinIndex":null')
        .replace('"Id":1', '"Id":1,"Undervotes":null'),
    );
    expect(lines[1]).toBe('Mayor of Example: Bob');
    expect(codes).toEqual([]);
  });
});
