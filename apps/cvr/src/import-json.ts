import type { Tally } from '@crossvote/store';
import type { ImportReport, KindTally } from './import-report.ts';
import { snakeCased } from './snake-cased.ts';

/** The report of an import as `--json` prints it. */
export function importJson(reports: readonly ImportReport[], isDryRun: boolean) {
  return {
    dry_run: isDryRun,
    sources: reports.map(({ read, outcome, elections }) => ({
      kind: read.facts.source.kind,
      sha256: read.facts.source.sha256,
      files: read.files,
      elections: elections.map(({ outcome: each, name, kinds }) => ({
        ...{ key: each.key, public_id: each.publicId, name, is_new: each.isNew },
        ...{ is_changed: each.isChanged, revision: each.revision },
        counts: Object.fromEntries(
          kinds.map((tally) => [tally.kind.replace(' ', '_'), countsOf(tally)]),
        ),
        ...{ results_changed: each.resultsChanged, calls_changed: each.callsChanged },
        changes: each.changes.map(snakeCased),
        vanished: each.vanished.map(snakeCased),
      })),
      ...{ districts: tally(outcome.districts), parties: tally(outcome.parties) },
      ...{ reports: tally(outcome.reports), issues: read.issues.map(snakeCased) },
    })),
  };
}

const tally = ({ added, changed, unchanged }: Tally) => ({ added, changed, unchanged });

const countsOf = ({ removed, vanished, ...more }: KindTally) => ({
  ...tally(more),
  removed,
  vanished,
});
