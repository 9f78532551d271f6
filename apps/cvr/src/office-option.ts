import { Option } from '@commander-js/extra-typings';

/** The option by which commands that show datasets also show those that are visible to the office alone. */
export function officeOption() {
  return new Option('--office', 'also what is visible to the office alone');
}
