import type { SideFiles } from '@crossvote/opening';
import type { SideOption } from '../../format-reader.ts';
import { kindByName, sideKinds } from './file-kind.ts';

function sideKindOf(name: string): string | undefined {
  const kind = kindByName(name);
  return sideKinds.find((side) => side === kind);
}

/** Manifests that lie beside the sessions, and what options name them. */
export const sides: SideFiles<SideOption> = {
  uses: {
    manifest: {
      kinds: sideKinds,
      expected: 'a manifest of the export, such as ContestManifest.json or CandidateManifest.json',
    },
    precincts: {
      kinds: ['precinct', 'precinctPortion'],
      expected: 'PrecinctManifest.json or PrecinctPortionManifest.json',
    },
  },
  kindOf: (_, name) => sideKindOf(name),
  couldBe: (name) => sideKindOf(name) !== undefined,
};
