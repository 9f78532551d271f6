import { Argument } from '@commander-js/extra-typings';
import type { Program } from '../program.ts';
import type { Terminal } from '../terminal.ts';

const help = `
Examples:
  cvr completion bash > ~/.local/share/bash-completion/completions/cvr
  cvr completion zsh > ~/.zfunc/_cvr
  cvr completion fish > ~/.config/fish/completions/cvr.fish`;

/** `cvr completion <shell>` */
export function addCompletion(program: Program, terminal: Terminal): void {
  program
    .command('completion')
    .description('print a script with which a shell completes commands, options and values')
    .addArgument(new Argument('<shell>', 'the shell').choices(['bash', 'zsh', 'fish'] as const))
    .addHelpText('after', help)
    .action(async (shell) => {
      const { completionScript } = await import('../completion/completion-script.ts');
      terminal.out(completionScript(program, shell));
    });
}
