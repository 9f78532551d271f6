import { addForms, printResult } from '../print-result.ts';
import type { Program } from '../program.ts';
import { renderTable } from '../table.ts';
import type { Terminal } from '../terminal.ts';
import { tidyTable, type TidyColumns } from '../tidy-table.ts';

/** A format as it is listed. */
interface ListedFormat {
  readonly id: string;
  readonly title: string;
  readonly description: string;
}

const tidyColumns: TidyColumns<ListedFormat> = [
  ['format', ({ id }) => id],
  ['name', ({ title }) => title],
  ['description', ({ description }) => description],
];

/** `cvr formats` */
export function addFormats(program: Program, terminal: Terminal): void {
  addForms(program.command('formats').description('list the formats that can be read'))
    .addHelpText('after', '\nExample:\n  cvr formats')
    .action(async (_options, command) => {
      const { formats } = await import('@crossvote/formats');
      const listed = formats.map(({ id, title, description }) => ({ id, title, description }));
      await printResult(command, terminal, {
        text: () => formatTable(listed, terminal.width),
        json: () => ({ formats: listed }),
        table: () => tidyTable(tidyColumns, listed),
      });
    });
}

function formatTable(listed: readonly ListedFormat[], width: number): string {
  const rows = listed.map(({ id, title, description }) => [id, title, description]);
  const columns = [
    { title: 'Format' },
    { title: 'Name' },
    { title: 'What it looks like', flexible: true },
  ];
  return renderTable(columns, rows, width);
}
