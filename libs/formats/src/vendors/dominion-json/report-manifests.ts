import type { IssueLog } from '@crossvote/opening';
import type { SideFile } from './file-kind.ts';
import type { Manifests } from './manifests.ts';

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

/** Says what is taken for granted in place of each manifest that is not there. */
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
