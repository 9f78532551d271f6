import { shellWord, valueCases } from './shell-cases.ts';
import type { Spot } from './spots.ts';

const listOf = (words: readonly string[]) => shellWord(words.join(' '));

/** A script that completes commands, options and values in bash, from version 3.2. */
export function bashCompletion(spots: readonly Spot[]): string {
  const places = spots.map(({ path, commands, options }) => {
    const names = (list: readonly { readonly name: string }[]) =>
      listOf(list.map(({ name }) => name));
    return `  ${shellWord(path)}) commands=${names(commands)} options=${names(options)} ;;`;
  });
  return `# Completion of cvr for bash, made from its help by: cvr completion bash

# What may follow a command.
_cvr_at() {
  commands='' options=''
  case $1 in
${places.join('\n')}
  esac
}

# What completes the value of an option, or an argument by its number, behind a command.
_cvr_values() {
  kind='' values=''
  case $1 in
${valueCases(spots, listOf)}
  esac
}

# The first column of what cvr lists, from a database file alone: a server may be far away.
_cvr_listed() {
  local name
  case \${2:-\${DATABASE_URL-}} in
  '' | file:*) ;;
  *) return ;;
  esac
  # The command may be of two words.
  command cvr $1 --tsv --read-only \${2:+"--database=$2"} 2>/dev/null | tail -n +2 | cut -f 1 |
    while read -r name; do
      [[ $name =~ ^[0-9a-z-]+$ ]] && printf '%s\\n' "$name"
    done
}

_cvr_offer() {
  local word
  for word in $1; do
    [[ $word == "$cur"* ]] && COMPREPLY+=("$word")
  done
}

_cvr() {
  local IFS=$' \\t\\n'
  local at=cvr cur='' pending='' database='' kind='' values='' commands='' options=''
  local word words=() count=1 place
  COMPREPLY=()
  # Bash takes an address or --option=value for several words.
  for ((place = 1; place <= COMP_CWORD; place++)); do
    word=\${COMP_WORDS[place]}
    if [[ \${#words[@]} -gt 0 && ($word == [:=]* || \${words[\${#words[@]} - 1]} == *[:=]) ]]; then
      words[\${#words[@]} - 1]+=$word
    else
      words+=("$word")
    fi
  done
  for ((place = 0; place < \${#words[@]} - 1; place++)); do
    word=\${words[place]}
    if [[ $pending && $word != -* ]]; then
      [[ $pending == --database ]] && database=$word
      pending=''
      continue
    fi
    pending=''
    if [[ $word == --database=* ]]; then
      database=\${word#*=}
    elif [[ $word == -* ]]; then
      _cvr_values "$at $word"
      [[ $kind ]] && pending=$word
    else
      _cvr_at "$at"
      if [[ " $commands " == *" $word "* ]]; then
        at="$at $word" count=1
      else
        count=$((count + 1))
      fi
    fi
  done
  [[ \${#words[@]} -gt 0 ]] && cur=\${words[\${#words[@]} - 1]}
  kind=''
  _cvr_at "$at"
  if [[ $cur == --*=* ]]; then
    _cvr_values "$at \${cur%%=*}"
    cur=\${cur#*=}
  elif [[ $cur == -* ]]; then
    _cvr_offer "$options"
    return
  elif [[ $pending ]]; then
    _cvr_values "$at $pending"
  else
    _cvr_offer "$commands"
    _cvr_values "$at $count"
    [[ -z $commands && -z $kind ]] && _cvr_offer "$options"
  fi
  case $kind in
  words) _cvr_offer "$values" ;;
  listed) _cvr_offer "$(_cvr_listed "$values" "$database")" ;;
  files) compopt -o default 2>/dev/null ;;
  esac
  return 0
}

complete -F _cvr cvr
`;
}
