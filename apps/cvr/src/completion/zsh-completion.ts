import { shellWord, valueCases } from './shell-cases.ts';
import type { Spot } from './spots.ts';

const listOf = (words: readonly string[]) => `(${words.map(shellWord).join(' ')})`;

/** A script that completes commands, options and values in zsh, with what the help says of them. */
export function zshCompletion(spots: readonly Spot[]): string {
  const places = spots.map(({ path, commands, options }) => {
    const described = (list: Spot['commands']) =>
      listOf(list.map(({ name, description }) => `${name}:${description}`));
    const names = listOf(commands.map(({ name }) => name));
    return `  ${shellWord(path)}) names=${names} commands=${described(commands)} options=${described(options)} ;;`;
  });
  return `#compdef cvr
# Completion of cvr for zsh, made from its help by: cvr completion zsh

# What may follow a command.
_cvr_at() {
  names=() commands=() options=()
  case $1 in
${places.join('\n')}
  esac
}

# What completes the value of an option, or an argument by its number, behind a command.
_cvr_values() {
  kind='' values=()
  case $1 in
${valueCases(spots, listOf)}
  esac
}

# What cvr lists, with names, from a database file alone: a server may be far away.
_cvr_listed() {
  local name title rest
  case \${2:-\${DATABASE_URL-}} in
  ''|file:*) ;;
  *) return ;;
  esac
  command cvr \${=1} --tsv --read-only \${2:+"--database=$2"} 2>/dev/null | tail -n +2 |
    while IFS=$'\\t' read -r name title rest; do
      [[ -n $name && $name != *[^0-9a-z-]* ]] && print -r -- "$name:$title"
    done
}

_cvr() {
  local at=cvr pending='' database='' kind='' word
  local -a names commands options values listed
  local -i place count=1
  for ((place = 2; place < CURRENT; place++)); do
    word=\${words[place]}
    if [[ -n $pending && $word != -* ]]; then
      [[ $pending == --database ]] && database=$word
      pending=''
      continue
    fi
    pending=''
    if [[ $word == --database=* ]]; then
      database=\${word#*=}
    elif [[ $word == -* ]]; then
      _cvr_values "$at $word"
      [[ -n $kind ]] && pending=$word
    else
      _cvr_at "$at"
      if ((\${names[(Ie)$word]})); then
        at="$at $word" count=1
      else
        count+=1
      fi
    fi
  done
  kind=''
  _cvr_at "$at"
  if [[ $PREFIX == --*=* ]]; then
    _cvr_values "$at \${PREFIX%%=*}"
    compset -P '*='
  elif [[ $PREFIX == -* ]]; then
    _describe -o option options
    return
  elif [[ -n $pending ]]; then
    _cvr_values "$at $pending"
  else
    ((\${#commands})) && _describe command commands
    _cvr_values "$at $count"
    [[ \${#commands} -eq 0 && -z $kind ]] && _describe -o option options
  fi
  case $kind in
  words) compadd -a values ;;
  listed)
    listed=("\${(@f)$(_cvr_listed "$values[1]" "$database")}")
    [[ -n $listed[1] ]] && _describe "$values[1]" listed
    ;;
  files) _files ;;
  esac
}

if [[ \${zsh_eval_context[-1]} == loadautofunc ]]; then
  _cvr "$@"
else
  compdef _cvr cvr
fi
`;
}
