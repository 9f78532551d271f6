import type { CommandUnknownOpts } from '@commander-js/extra-typings';
import { bashCompletion } from './bash-completion.ts';
import { fishCompletion } from './fish-completion.ts';
import { spotsOf } from './spots.ts';
import { zshCompletion } from './zsh-completion.ts';

const scripts = { bash: bashCompletion, zsh: zshCompletion, fish: fishCompletion };

/** The script with which a shell completes the command line of a program, from what the program declares. */
export function completionScript(program: CommandUnknownOpts, shell: keyof typeof scripts): string {
  return scripts[shell](spotsOf(program));
}
