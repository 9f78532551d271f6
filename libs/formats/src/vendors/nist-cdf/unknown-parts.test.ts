import {
  contest,
  fileOf,
  mark,
  one,
  readFiles,
  record,
  read,
  report,
  type Json,
} from '../../../test/nist-cdf-reading.ts';
import type { ReadResult } from '../../../test/read-text.ts';

const unknownOf = ({ issues }: ReadResult) =>
  issues.flatMap(({ code, severity, message }) =>
    code === 'unknown_element' ? [`${severity}: ${message}`] : [],
  );
const pathsOf = (result: ReadResult) =>
  unknownOf(result).map((message) => /hold (.*), which the format/.exec(message)?.[1]);

const inSnapshot = 'CVR/CVRSnapshot';
const inContest = `${inSnapshot}/CVRContest`;
const inSelection = `${inContest}/CVRContestSelection`;
const inPosition = `${inSelection}/SelectionPosition`;

describe('where votes stand', () => {
  const cases: [string, Json][] = [
    ['CVR/Void', record([contest('mayor', [mark('m-ann')])], { Void: true })],
    [
      `${inSnapshot}/CvrContest`,
      { CVRSnapshot: { CVRContest: [contest('mayor', [])], CvrContest: [contest('bond', [])] } },
    ],
    [`${inContest}/Adjudicated`, record([contest('mayor', [mark('m-ann')], { Adjudicated: {} })])],
    [`${inSelection}/Cancelled`, record([contest('mayor', [mark('m-ann', {}, { Cancelled: 1 })])])],
    [`${inPosition}/IsVoid`, record([contest('mayor', [mark('m-ann', { IsVoid: 'yes' })])])],
    [
      `${inPosition}/Status = "crossed-out"`,
      record([contest('mayor', [mark('m-ann', { Status: ['crossed-out'] })])]),
    ],
    [
      `${inContest}/OtherStatus = "void"`,
      record([contest('mayor', [mark('m-ann')], { Status: ['other'], OtherStatus: 'void' })]),
    ],
  ];

  it.each(cases)('%s is not passed over in silence', async (path, ballot) => {
    expect(pathsOf(await read(report([ballot, ballot])))).toEqual([path]);
    const [message] = unknownOf(await read(report([ballot, ballot])));
    expect(message).toMatch(/^warning: 2 records hold/);
  });

  it('all that the format has there is known', async () => {
    const ballot = record(
      [
        contest(
          'mayor',
          [
            mark(
              'm-ann',
              { '@type': 'CVR.SelectionPosition', Position: 1, Status: ['adjudicated'] },
              { OptionPosition: 0, TotalNumberVotes: 1, Status: ['generated-rules'] },
            ),
          ],
          { Overvotes: 0, Undervotes: 0, Selections: 1, WriteIns: 0, Status: ['other'] },
        ),
      ],
      { UniqueId: '1', BallotAuditId: '1', BatchSequenceId: 2, BallotImage: [{ Location: 'x' }] },
    );
    expect(pathsOf(await read(report([ballot])))).toEqual([]);
  });

  it('is told for twenty places, and that there are more', async () => {
    const odd = Object.fromEntries(Array.from({ length: 30 }, (_, place) => [`Odd${place}`, 1]));
    const told = unknownOf(await one(contest('mayor', [mark('m-ann')], odd)));
    expect(told).toHaveLength(21);
    expect(told.at(-1)).toContain('more than these 20 places');
  });
});

describe('members of a report that the format does not have', () => {
  it('are told with their path, in JSON and XML', async () => {
    const odd = report([record([contest('mayor', [mark('m-ann')])])], { LateCVR: [{ a: 1 }] });
    const told = unknownOf(await read(odd, odd));
    expect(told).toHaveLength(1);
    expect(told[0]).toContain('CastVoteRecordReport/LateCVR, which the format does not have there');
    const xml =
      '<CastVoteRecordReport><CVR><CVRSnapshot ObjectId="s"><CVRContest><ContestId>mayor</ContestId></CVRContest></CVRSnapshot></CVR><Late><CVRSnapshot/></Late><Version>1</Version></CastVoteRecordReport>';
    const [ofXml, ...more] = unknownOf(await readFiles([fileOf(xml, 'report.xml')]));
    expect(ofXml).toContain('CastVoteRecordReport/Late,');
    expect(more).toEqual([]);
  });

  it('are not those that it has', async () => {
    const rest = {
      GeneratedDate: 'x',
      Version: '1',
      Notes: 'x',
      ReportingDevice: [{ '@id': 'd' }],
    };
    const result = await read(report([record([contest('mayor', [mark('m-ann')])])], rest));
    expect(unknownOf(result)).toEqual([]);
  });
});

describe('attributes of XML', () => {
  const xml = (head: string, attribute: string) =>
    `${head}<CastVoteRecordReport xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><CVR><CVRSnapshot ObjectId="s"><CVRContest ${attribute}><ContestId>mayor</ContestId><Undervotes xsi:nil="true"/></CVRContest></CVRSnapshot></CVR></CastVoteRecordReport>`;

  it.each(['', '<!-- read by the parser -->'])('are told where unknown %s', async (head) => {
    const result = await readFiles([fileOf(xml(head, 'voided="yes"'), 'report.xml')]);
    expect(pathsOf(result)).toEqual([`${inContest}/@voided`]);
    const plain = await readFiles([fileOf(xml(head, 'xsi:type="CVRContest"'), 'report.xml')]);
    expect(pathsOf(plain)).toEqual([]);
    expect(plain.records).toHaveLength(1);
  });
});
