import type { ExportFile } from '@crossvote/opening';
import type { ContestsOfFiles } from '../../contests/contests-of-files.ts';
import { joinedContest, type SurveyedContest } from './contest-survey.ts';

/** The contests of the export by their keys, and for each table the keys by the labels there. */
export interface PlacedContests {
  readonly contests: ReadonlyMap<
    string,
    { readonly label: string; readonly contest: SurveyedContest }
  >;
  readonly keys: readonly ReadonlyMap<string, string>[];
}

/** Decides which contests of several tables are the same. */
export function placeContests(
  tables: readonly ExportFile[],
  ofTables: readonly ReadonlyMap<string, SurveyedContest>[],
  ofFiles: ContestsOfFiles,
): PlacedContests {
  const contests = new Map<string, { label: string; contest: SurveyedContest }>();
  const keys = tables.map(({ name: file }, at) => {
    const ofTable = [...(ofTables[at] ?? [])];
    const listed = ofTable.map(([title, { stated, found }]) => {
      return {
        title,
        name: stated.name,
        choices: stated.choices?.map(({ name }) => name) ?? found,
      };
    });
    const areWhole = ofTable.every(([, { stated }]) => stated.choices !== undefined);
    const placed = ofFiles.enter(file, listed, areWhole);
    return new Map(
      ofTable.map(([title, own], place) => {
        const { key = '', name = own.stated.name } = placed[place] ?? {};
        const known = contests.get(key);
        const contest = known ? joinedContest(known.contest, own, file) : own;
        const label = known?.label ?? title;
        contests.set(key, { label, contest: { ...contest, stated: { ...contest.stated, name } } });
        return [title, key];
      }),
    );
  });
  return { contests, keys };
}
