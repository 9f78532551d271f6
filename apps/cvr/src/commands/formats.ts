import type { Program } from '../program.ts';
import { renderTable } from '../table.ts';
import type { Terminal } from '../terminal.ts';

/** `cvr formats` */
export function addFormats(program: Program, terminal: Terminal): void {
  program
    .command('formats')
    .description('list the formats that can be read')
    .option('--json', 'print JSON on standard output')
    .addHelpText('after', '\nExample:\n  cvr formats')
    .action(async (options) => {
      const { formats } = await import('@crossvote/formats');
      const listed = formats.map(({ id, title, description }) => ({ id, title, description }));
      if (options.json) {
        terminal.out(JSON.stringify({ formats: listed }));
        return;
      }
      const rows = listed.map(({ id, title, description }) => [id, title, description]);
      terminal.out(
        renderTable(
          [{ title: 'Format' }, { title: 'Name' }, { title: 'What it looks like', flexible: true }],
          rows,
          terminal.width,
        ),
      );
    });
}
