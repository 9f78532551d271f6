import type { Spot, Values } from './spots.ts';

/** A text as one word of fish. */
const fishWord = (text: string) => `'${text.replace(/[\\']/g, '\\$&')}'`;

const where = (path: string, count = '') => `-n ${fishWord(`__cvr_at "${path}"${count}`)}`;

/** A script that completes commands, options and values in fish, with what the help says of them. */
export function fishCompletion(spots: readonly Spot[]): string {
  const groups = spots
    .filter(({ commands }) => commands.length > 0)
    .map(({ path, commands }) => {
      const names = commands.map(({ name }) => fishWord(name)).join(' ');
      return `        case ${fishWord(path)}\n            printf '%s\\n' ${names}`;
    });
  const withValue = spots.flatMap(({ path, options }) =>
    options.filter(({ values }) => values).map(({ name }) => fishWord(`${path} ${name}`)),
  );
  return `# Completion of cvr for fish, made from its help by: cvr completion fish

function __cvr_commands --description 'Commands below a command'
    switch "$argv[1]"
${groups.join('\n')}
    end
end

function __cvr_takes_value --description 'Whether an option behind its command takes a value'
    contains -- "$argv[1]" ${withValue.join(' ')}
end

function __cvr_place --description 'The command so far, and the number of the next argument'
    set -l at cvr
    set -l count 1
    set -l pending no
    for word in (commandline -opc)[2..-1]
        set -l is_value $pending
        set pending no
        if string match -q -- '-*' "$word"
            __cvr_takes_value "$at $word"; and set pending yes
        else if test $is_value = yes
            continue
        else if contains -- "$word" (__cvr_commands "$at")
            set at "$at $word"
            set count 1
        else
            set count (math $count + 1)
        end
    end
    printf '%s\\n' "$at" $count
end

function __cvr_at --description 'Whether this is behind a command, at an argument'
    set -l place (__cvr_place)
    test "$place[1]" = "$argv[1]"; or return
    set -q argv[2]; or return 0
    test $place[2] -eq $argv[2]
end

function __cvr_listed --description 'What cvr lists, with names, from a database file alone'
    set -l words (commandline -opc)
    set -l url
    for place in (seq (count $words))
        set -l next (math $place + 1)
        if string match -q -- '--database=*' "$words[$place]"
            set url (string replace -- '--database=' '' "$words[$place]")
        else if test "$words[$place]" = --database; and set -q words[$next]
            set url "$words[$next]"
        end
    end
    set -l option
    if set -q url[1]
        set option "--database=$url"
    else if set -q DATABASE_URL
        set url "$DATABASE_URL"
    end
    test -z "$url"; or string match -q -- 'file:*' "$url"; or return
    command cvr $argv --tsv --read-only $option 2>/dev/null | tail -n +2 | while read -d \\t -l name title rest
        string match -qr '^[0-9a-z-]+$' -- "$name"; and printf '%s\\t%s\\n' $name "$title"
    end
end

complete -c cvr -f
${spots.flatMap(linesOf).join('\n')}
`;
}

function linesOf({ path, commands, options, arguments: all }: Spot): string[] {
  const described = (description: string) => `-d ${fishWord(description)}`;
  return [
    ...commands.map(
      ({ name, description }) =>
        `complete -c cvr ${where(path)} -a ${fishWord(name)} ${described(description)}`,
    ),
    ...options.map(({ name, description, values }) =>
      [
        `complete -c cvr ${where(path)} -l ${name.replace(/^--/, '')}`,
        ...(values ? [valueOf(values)] : []),
        described(description),
      ].join(' '),
    ),
    ...all
      .filter(({ values }) => values.kind !== 'any')
      .map(({ values, isVariadic }, place) =>
        [
          `complete -c cvr ${where(path, isVariadic ? '' : ` ${place + 1}`)}`,
          values.kind === 'files' ? '-F' : valueOf(values).replace(/^-x /, ''),
        ].join(' '),
      ),
  ];
}

function valueOf({ kind, words }: Values): string {
  if (kind === 'files') return '-r -F';
  if (kind === 'any') return '-x';
  return `-x -a ${fishWord(kind === 'listed' ? `(__cvr_listed ${words[0]})` : words.join(' '))}`;
}
