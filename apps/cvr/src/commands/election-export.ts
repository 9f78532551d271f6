import type { ElectionContents } from '@crossvote/elections';
import type { Store } from '@crossvote/store';
import type { CommandGroup } from '../command-group.ts';
import { withStore } from '../database.ts';
import { referredDistricts } from '../referred-districts.ts';
import { contentsOf, findElection } from '../find-election.ts';
import { onInterruption } from '../interruption.ts';
import { plural } from '../numbers.ts';
import { plainLine, plainName } from '../plain-text.ts';
import { addJson, printJson } from '../print-json.ts';
import type { Terminal } from '../terminal.ts';
import { OutputFolder } from '../write-folder.ts';

/** `cvr election export <election> <folder>` */
export function addElectionExport(group: CommandGroup, terminal: Terminal): void {
  addJson(
    group
      .command('export')
      .description(
        'write an election as tables (CSV), for spreadsheets and for cvr election import',
      )
      .argument('<election>', 'key or name of the election')
      .argument('<path>', 'folder to make, whole or not at all'),
  )
    .addHelpText('after', '\nExample:\n  cvr election export us-mn-2026-11-03 autumn')
    .action(async (wanted, path, { json }, command) => {
      await withStore(command, terminal, async (store) => {
        const { key } = await findElection(store, wanted);
        const contents = await contentsOf(store, key);
        const files = await write(store, contents, path, terminal);
        if (json) printJson(terminal, { key, path, files });
        else
          terminal.out(
            plainLine(
              `${plainName(contents.election.name || key)}: ${plural(files.length, 'table')} in ${path}`,
            ),
          );
      });
    });
}

/** @returns the names of the files */
async function write(
  store: Store,
  contents: ElectionContents,
  path: string,
  terminal: Terminal,
): Promise<string[]> {
  const { electionTables } = await import('@crossvote/imports');
  const { electionFiles } = await import('@crossvote/export');
  const folder = await OutputFolder.create(path);
  const leaveInterrupts = onInterruption(terminal, () => {
    folder.abandon();
    return `interrupted, and ${plainLine(path)} was not written`;
  });
  try {
    const districts = referredDistricts(contents, await store.elections.districts());
    const parties = await store.elections.parties();
    const files = electionFiles(electionTables({ contents, districts, parties }));
    await folder.write(files);
    return files.map(({ name }) => name);
  } finally {
    leaveInterrupts();
  }
}
