import type { Program } from '../program.ts';
import type { Terminal } from '../terminal.ts';
import { addDelete } from './datasets-delete.ts';
import { addEdit } from './datasets-edit.ts';
import { addList } from './datasets-list.ts';
import { addPublish, addUnpublish } from './datasets-publish.ts';

/** `cvr datasets` with its sub-commands. */
export function addDatasets(program: Program, terminal: Terminal): void {
  const datasets = addList(program, terminal);
  addEdit(datasets, terminal);
  addPublish(datasets, terminal);
  addUnpublish(datasets, terminal);
  addDelete(datasets, terminal);
}
