import type { Command } from 'commander';
import { ingestJson } from '../ingest-summary.ts';
import { issueLines } from '../issue-lines.ts';
import { plural } from '../numbers.ts';
import { showProgress } from '../progress.ts';
import { renderTable } from '../table.ts';
import type { Terminal } from '../terminal.ts';

/** `cvr inspect <file…>` */
export function addInspect(program: Command, terminal: Terminal): void {
  program
    .command('inspect')
    .description('say what an export is, without storing anything')
    .argument('<path...>', 'the file or files of one export')
    .option('--format <format>', 'format of the export, see: cvr formats', 'auto')
    .option('--json', 'print one JSON object on standard output')
    .addHelpText('after', '\nExample:\n  cvr inspect CVR_Export_20241105.csv')
    .action(async (paths: string[], options: { format: string; json?: boolean }) => {
      const { ingest } = await import('@crossvote/ingest');
      const progress = showProgress(terminal, options.json === true);
      const report = await ingest({
        paths,
        format: options.format,
        onProgress: progress.update,
      }).finally(progress.stop);
      if (options.json) {
        terminal.out(ingestJson(report));
        return;
      }
      const rows = report.contests.map(({ name, voteFor, rankLimit, choices, records }) => [
        name,
        rankLimit > 0 ? `${rankLimit} ranks` : `vote for ${voteFor}`,
        plural(choices.length, 'choice'),
        plural(records, 'record'),
      ]);
      const columns = [
        { title: 'Contest', flexible: true },
        { title: 'Rule' },
        { title: 'Choices', align: 'right' as const },
        { title: 'Records', align: 'right' as const },
      ];
      const notes = issueLines(report.issues, report.files.length > 1);
      terminal.out(
        [
          `Format:   ${[report.formatTitle, report.softwareVersion].filter((part) => part !== '').join(', software ')}`,
          `Election: ${report.name} (${report.electionType})`,
          `Records:  ${plural(report.records, 'record')}, ${plural(report.refused, 'record')} refused`,
          '',
          renderTable(columns, rows, terminal.width),
          ...(notes.length > 0 ? ['', ...notes] : []),
        ].join('\n'),
      );
    });
}
