import { Argument, Option } from '@commander-js/extra-typings';
import { publicId, type ResultsType } from '@crossvote/elections';
import type { Store } from '@crossvote/store';
import type { CommandGroup } from '../command-group.ts';
import { withStore } from '../database.ts';
import { findByKey } from '../find-by-key.ts';
import { contentsOf, findElection, noElections } from '../find-election.ts';
import { parseText } from '../option-values.ts';
import { plainLine, plainName } from '../plain-text.ts';
import { addJson, printJson } from '../print-json.ts';
import type { Terminal } from '../terminal.ts';
import { UserError } from '../user-error.ts';

const marks = ['X', 'R', 'N'] as const;
const resultsTypes: readonly ResultsType[] = ['live', 'test', 'certified', 'counted'];
const saying = { X: 'won', R: 'goes to a runoff', N: 'is not called any more' };

/** `cvr election call <race> <candidate> X|R|N` */
export function addElectionCall(group: CommandGroup, terminal: Terminal): void {
  addJson(
    group
      .command('call')
      .description('declare who won a race (X) or goes to a runoff (R), or take that back (N)')
      .argument('<race>', 'key, public id or title of the race')
      .argument('<candidate>', 'key, public id or name of the candidate')
      .addArgument(new Argument('<mark>', 'what is declared').choices(marks))
      .option(
        '--election <key>',
        'key or name of the election; needed where there are several',
        parseText,
      )
      .option('--by <who>', 'who declares it', parseText, 'person')
      .addOption(
        new Option('--results-type <type>', 'the results that it is declared of')
          .choices(resultsTypes)
          .default('live' as const),
      ),
  )
    .addHelpText(
      'after',
      '\nExample:\n  cvr election call Governor "Ann Ask" X --by "election desk"',
    )
    .action(async (race, candidate, mark, options, command) => {
      const { election, by, resultsType, json } = options;
      const declared = await withStore(command, terminal, async (store) => {
        const found = await findRace(store, race, election);
        const one = findByKey(found.candidates, candidate, {
          kind: `candidate of "${plainName(found.name)}"`,
          see: `cvr election show ${found.election}`,
        });
        const call = { race: found.key, candidate: one.key, mark, resultsType, calledBy: by };
        const isChanged = await store.elections.call(found.election, call);
        return { found, one, isChanged };
      });
      const { found, one, isChanged } = declared;
      if (json)
        printJson(terminal, {
          ...{ election: found.election, race: found.key, candidate: one.key, mark },
          ...{ results_type: resultsType, called_by: by, changed: isChanged },
        });
      else
        terminal.out(
          plainLine(
            `${plainName(found.name)}: ${plainName(one.name)} ${saying[mark]} (${mark})${isChanged ? '' : ', as was declared before'}.`,
          ),
        );
    });
}

/** @throws UserError where it is not clear which race is meant */
async function findRace(store: Store, wanted: string, election: string | undefined) {
  const elections = await store.elections.list();
  if (elections.length === 0) throw noElections();
  const [only, another] = elections;
  if (election === undefined && another)
    throw new UserError(
      `there are ${elections.length} elections; say which with --election, such as --election ${only?.key ?? ''}`,
    );
  const { key } = await findElection(store, election ?? only?.key ?? '');
  const { races } = await contentsOf(store, key);
  const named = races.map((race) => ({
    key: race.key,
    publicId: publicId('race', key, race.key),
    name: race.title,
    election: key,
    candidates: race.candidates.map((candidate) => ({
      key: candidate.key,
      publicId: publicId('candidate', key, race.key, candidate.key),
      name: candidate.name,
    })),
  }));
  return findByKey(named, wanted, { kind: 'race', see: `cvr election show ${key}` });
}
