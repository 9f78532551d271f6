import type { ChoicesOfFiles } from '../../contests/choices-of-files.ts';
import type { ContestsOfFiles } from '../../contests/contests-of-files.ts';
import type { ChoiceDefinition } from '../../cvr-sink.ts';
import { isUnnamedWriteIn, isWriteIn } from '../../words/write-ins.ts';

/** Which names of a contest are one choice, known before the records are read (semantics: rule 7). */
export class ChoiceNames {
  private readonly choices: ChoicesOfFiles;
  private readonly definitions: ChoiceDefinition[] = [];
  private readonly byName = new Map<string, number>();

  constructor(ofFiles: ContestsOfFiles) {
    this.choices = ofFiles.choicesOf(0, {
      addChoice: (_, definition) => this.definitions.push(definition) - 1,
      amendChoice: (_, choice, definition) => {
        this.definitions[choice] = definition;
      },
    });
  }

  /** Enters the names that one file has of the contest, with their parties. */
  enter(names: ReadonlyMap<string, string>): void {
    const listed = [...names].filter(([name]) => !isUnnamedWriteIn(name));
    const numbers = this.choices.enter(
      listed.map(([name, party]) => ({
        key: name,
        definition: { name, party, isWriteIn: isWriteIn(name) },
      })),
    );
    for (const [at, [name]] of listed.entries()) this.byName.set(name, numbers[at] ?? 0);
  }

  /** The choice that a name of any file stands for: equal objects for names that are one choice. */
  choiceOf(name: string): ChoiceDefinition | undefined {
    return this.definitions[this.byName.get(name) ?? -1];
  }
}
