import { Option } from '@commander-js/extra-typings';
import {
  publicId,
  type ElectionContents,
  type ResultsType,
  type StoredRace,
} from '@crossvote/elections';
import type { ElectionSummary } from '@crossvote/store';
import type { CommandGroup } from '../command-group.ts';
import { withStore } from '../database.ts';
import { electionJson } from '../election-json.ts';
import { electionOverview } from '../election-overview.ts';
import { candidatesTable, countsTable } from '../election-tables.ts';
import { findByKey } from '../find-by-key.ts';
import { contentsOf, findElection } from '../find-election.ts';
import { parseText } from '../option-values.ts';
import { addForms, printResult } from '../print-result.ts';
import { raceOverview } from '../race-overview.ts';
import { snakeCased } from '../snake-cased.ts';
import type { Terminal } from '../terminal.ts';

const resultsTypes: readonly ResultsType[] = ['live', 'test', 'certified', 'counted'];

/** `cvr election show <election>` */
export function addElectionShow(group: CommandGroup, terminal: Terminal): void {
  addForms(
    group
      .command('show')
      .description('show an election: what it is made of, candidates, votes and calls')
      .argument('<election>', 'key, public id or name of the election')
      .option('--race <race>', 'show the results of this race by unit', parseText)
      .addOption(
        new Option(
          '--results-type <type>',
          'with --race: results of this type (default: certified, else live, test or counted)',
        ).choices(resultsTypes),
      ),
  )
    .addHelpText('after', '\nExample:\n  cvr election show us-mn-2026-11-03 --race Governor')
    .action(async (wanted, { race: wantedRace, resultsType }, command) => {
      const { summary, contents } = await withStore(command, terminal, async (store) => {
        const found = await findElection(store, wanted);
        return { summary: found, contents: await contentsOf(store, found.key) };
      });
      const { width } = terminal;
      if (wantedRace === undefined) {
        await printResult(command, terminal, {
          text: () => electionOverview(summary, contents, width),
          json: () => showJson(summary, contents),
          table: () => candidatesTable(contents),
        });
        return;
      }
      const race = raceOf(contents, wantedRace);
      await printResult(command, terminal, {
        text: () => raceOverview(contents, race, resultsType, width),
        json: () => raceJson(contents, race),
        table: () => countsTable(contents, race, resultsType),
      });
    });
}

function raceOf({ races, election }: ElectionContents, wanted: string): StoredRace {
  const named = races.map((race) => ({
    key: race.key,
    publicId: publicId('race', election.key, race.key),
    name: race.title,
    race,
  }));
  const see = `cvr election show ${election.key}`;
  return findByKey(named, wanted, { kind: 'race', see }).race;
}

function showJson(summary: ElectionSummary, contents: ElectionContents) {
  return { ...snakeCased(contents), election: electionJson(summary) };
}

function raceJson({ election, results, calls }: ElectionContents, race: StoredRace) {
  const own = <Of extends { readonly race: string }>(list: readonly Of[]) =>
    list.filter((each) => each.race === race.key);
  return snakeCased({ election: election.key, race, results: own(results), calls: own(calls) });
}
