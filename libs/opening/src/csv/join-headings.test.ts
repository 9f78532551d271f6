import { joinHeadings, lastHeading } from './join-headings.ts';

describe('headings of several rows', () => {
  it('are joined from above, and what stands over several columns goes to the right', () => {
    expect(
      joinHeadings([
        ['', 'Mayor', '', 'Council '],
        ['id', 'Ann', 'Bo', 'Kim', 'Lee'],
      ]),
    ).toEqual(['id', 'Mayor | Ann', 'Mayor | Bo', 'Council | Kim', 'Council | Lee']);
  });

  it('of one row stay as they are', () => {
    expect(joinHeadings([[' a', 'b  c']])).toEqual([' a', 'b  c']);
  });

  it('end in what the lowest row says', () => {
    expect(['Mayor | Ann / Bo', 'id'].map(lastHeading)).toEqual(['Ann / Bo', 'id']);
  });
});
