import { dominionCsv } from './dominion-csv.ts';
import { clearBallot } from '../clear-ballot/clear-ballot.ts';
import { failureOf } from '../../../test/read-text.ts';

const headings =
  'RowNumber,Tabulator,BoxID,BoxPosition,BallotID,CG,PrecinctID,BallotStyleID,Ann:DEM,Bo:REP\n';

describe('a single header row without contest titles', () => {
  it('is refused with what to put in its place', async () => {
    const failure = await failureOf(`${headings}1,2,3,4,5,6,7,8,1,0\n`);
    expect(failure).toMatchObject({ code: 'contest_names_missing', place: { line: 1 } });
  });

  it('is named as one of this format, so that a person is told', () => {
    const head = Buffer.from(headings);
    expect(dominionCsv.recognise(head, 'cvr.csv').part).toBe('records');
    expect(clearBallot.recognise(head, 'cvr.csv').part).toBe('none');
  });

  it('is not confused with one whose choices name their contests', () => {
    const other =
      'RowNumber,Tabulator,BoxID,BoxPosition,BallotID,Choice_1_1:Mayor:Vote For 1:Ann:DEM\n';
    expect(dominionCsv.recognise(Buffer.from(other), 'cvr.csv').part).toBe('none');
  });
});
