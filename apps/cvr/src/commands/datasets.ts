import type { Program } from '../program.ts';
import type { Terminal } from '../terminal.ts';
import { addDelete } from './datasets-delete.ts';
import { addList } from './datasets-list.ts';

/** `cvr datasets` with its sub-commands. */
export function addDatasets(program: Program, terminal: Terminal): void {
  addDelete(addList(program, terminal), terminal);
}
