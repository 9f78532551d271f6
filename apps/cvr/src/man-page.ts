import type { CommandUnknownOpts, Help } from '@commander-js/extra-typings';
import { version } from './version.ts';
import { wholeProgram } from './whole-program.ts';

/** What the statuses mean, whatever the command. */
const statuses = [
  ['0', 'done'],
  [
    '1',
    'not done, and nothing was stored; one sentence on standard error says what, where and why',
  ],
  ['2', 'wrong usage; the sentence names the help to read'],
  ['3', 'read, but most records were refused, and nothing was stored; the report says why'],
  ['130, 143', 'interrupted by Ctrl-C or a termination signal'],
] as const;

/**
 * The manual page cvr(1) in the man macros, from the help of the program.
 *
 * @param day - on which it was made, as YYYY-MM-DD
 */
export function manPage(day: string): string {
  const printed: string[] = [];
  const program = wholeProgram({
    out: (text) => printed.push(text),
    err: () => undefined,
    isInteractive: false,
    width: 80,
    env: {},
  });
  const help = program.createHelp();
  /** What the help says behind its lists. */
  const afterwords = (command: CommandUnknownOpts) => {
    printed.length = 0;
    command.outputHelp();
    return printed.slice(1).join('\n').trim();
  };
  return [
    `.TH CVR 1 "${day}" "cvr ${roff(version)}" Crossvote`,
    '.SH NAME',
    `cvr \\- ${roff(program.description().replace(/\.$/, ''))}`,
    '.SH SYNOPSIS',
    bold(help.commandUsage(program)),
    '.SH OPTIONS',
    ...optionLines(program, help),
    ...preformatted(afterwords(program)),
    '.SH COMMANDS',
    ...commandsBelow(program, help).flatMap((command) => [
      `.SS ${bold(help.commandUsage(command))}`,
      roff(`${command.description()}.`),
      ...help
        .visibleArguments(command)
        .flatMap((one) => tagged(help.argumentTerm(one), help.argumentDescription(one))),
      ...optionLines(command, help),
      ...preformatted(afterwords(command)),
    ]),
    '.SH ENVIRONMENT',
    ...tagged('DATABASE_URL', 'the database, where --database names none'),
    '.SH EXIT STATUS',
    ...statuses.flatMap(([status, meaning]) => tagged(status, meaning)),
    '',
  ].join('\n');
}

function commandsBelow(command: CommandUnknownOpts, help: Help): CommandUnknownOpts[] {
  return command.commands.flatMap((one) => [one, ...commandsBelow(one, help)]);
}

function optionLines(command: CommandUnknownOpts, help: Help): string[] {
  return help
    .visibleOptions(command)
    .flatMap((option) => tagged(help.optionTerm(option), help.optionDescription(option)));
}

/** A paragraph behind the term that it explains. */
function tagged(term: string, text: string): string[] {
  return ['.TP', bold(term), roff(text)];
}

function preformatted(text: string): string[] {
  return ['.PP', '.nf', ...text.split('\n').map(roff), '.fi'];
}

const bold = (text: string) => `\\fB${roff(text)}\\fR`;

const escapes: Readonly<Record<string, string>> = {
  '\\': '\\(rs',
  '-': '\\-',
  "'": '\\(aq',
  '`': '\\(ga',
  '^': '\\(ha',
  '~': '\\(ti',
};

/** A text as it is, whatever its signs mean to roff; a blank line is an empty one. */
function roff(text: string): string {
  const escaped = text
    .replace(/[\\\-'`^~]/g, (sign) => escapes[sign] ?? sign)
    .replace(/[^\u0000-\u007f]/gu, (sign) => {
      const code = (sign.codePointAt(0) ?? 0).toString(16).toUpperCase();
      return `\\[u${code.padStart(4, '0')}]`;
    });
  return escaped.startsWith('.') || escaped === '' ? `\\&${escaped}` : escaped;
}
