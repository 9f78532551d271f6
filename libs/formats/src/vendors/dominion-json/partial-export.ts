import type { IssueLog } from '@crossvote/opening';
import type { Manifests } from './manifests.ts';
import type { SideFile } from './file-kind.ts';

/** Settings of `Configuration.json` that leave out records, and what they filter by. */
const filters: readonly (readonly [string, string])[] = [
  ['IncludeTabulatorFilter', 'one tabulator'],
  ['IncludeResultContainerFilter', 'one batch'],
  ['IncludeBallotTypeFilter', 'one ballot type'],
  ['IncludePrecinctPortionFilter', 'one precinct'],
  ['IncludeContestFilter', 'one contest'],
  ['PrecinctPortionFilter', 'some precincts'],
  ['ContestFilter', 'some contests'],
  ['OutstackConditions', 'ballots of some conditions'],
  ['CvrSuppressionType', 'what a suppression of small numbers left'],
  ['CvrTurnoutTest', 'what a test of the turnout left'],
];

const isSet = (value: unknown) =>
  Array.isArray(value) ? value.length > 0 : Boolean(value) && value !== 0;

/** Reports whether the export was made with a setting that leaves out records. */
export function reportPartialExport({ configurations }: Manifests, issues: IssueLog): void {
  for (const { file, fields } of configurations) {
    for (const [key, what] of filters) {
      if (!isSet(fields[key])) continue;
      issues.add({
        severity: 'warning',
        code: 'export_filtered',
        message: `says that the export holds only ${what} (${key}): totals are partial; ask for the whole export`,
        place: { file },
      });
    }
    if (fields.IncludeOnlyPublishedResultContainers !== true) continue;
    issues.add({
      severity: 'assumption',
      code: 'only_published_batches',
      message:
        'says that the export holds published batches only, as most do: taken as whole; compare its totals with the official ones',
      place: { file },
    });
  }
}

const needed: readonly (readonly [SideFile, string, string])[] = [
  [
    'contest',
    'ContestManifest.json',
    'contests are named by their ids, such as "Contest 12", how many choices may be marked is the most votes and undervotes of any record, and a contest is ranked where a rank above 1 is marked',
  ],
  [
    'candidate',
    'CandidateManifest.json',
    'candidates are named by their ids, such as "Candidate 34"',
  ],
  ['precinctPortion', 'PrecinctPortionManifest.json', 'precincts are named by their ids'],
  ['ballotType', 'BallotTypeManifest.json', 'ballot styles are named by their ids'],
  ['countingGroup', 'CountingGroupManifest.json', 'counting groups are named by their ids'],
];

/** Reports what is assumed for each missing manifest. */
export function reportMissingManifests(manifests: Manifests, file: string, issues: IssueLog): void {
  for (const [kind, name, assumption] of needed) {
    if (manifests.has(kind)) continue;
    issues.add({
      severity: 'assumption',
      code: 'manifest_missing',
      message: `${name} is needed and was not given: ${assumption}`,
      place: { file },
    });
  }
}
