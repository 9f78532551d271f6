import { dominionJson } from './dominion-json.ts';

describe('files of a Dominion JSON export', () => {
  it('are recognised by name and content', () => {
    const part = (name: string, content: string) =>
      dominionJson.recognise(Buffer.from(content), name).part;
    expect(part('a/CvrExport_17.json', '{"Version":')).toBe('records');
    expect(part('any.json', '\ufeff {"Version":"5","ElectionId":"","Sessions":[')).toBe('records');
    expect(part('a/ContestManifest.json', '{"Version":"5","List":[]}')).toBe('side');
    expect(part('BallotTypeContestManifest.json', '{"Version":"5","List":[]}')).toBe('side');
    expect(part('Configuration.json', '{}')).toBe('side');
    expect(part('CvrExport.json', '<html>')).toBe('none');
    expect(part('other.json', '{"Version":"5"}')).toBe('none');
    expect(dominionJson.recognise(Buffer.from('a,b'), 'a.csv').missed).toHaveLength(4);
  });
});
