/** What an option for side files can name, for one format. */
export interface OptionUse {
  /** Kinds as `kindOf` names them. */
  readonly kinds: readonly string[];
  /** For a person: such as `a PrecinctManifest.json`. */
  readonly expected: string;
}

/** The side files of one format. */
export interface SideFiles<Option extends string = string> {
  /** By the name of the option, without dashes. */
  readonly uses: Partial<Readonly<Record<Option, OptionUse>>>;
  /** Which side file a file is that the reader takes as one; undefined for one that tells it nothing. */
  readonly kindOf: (head: Buffer, name: string) => string | undefined;
  /** Whether a name can be that of a side file, so that it is worth a look. */
  readonly couldBe: (name: string) => boolean;
  /** Whether records that begin so leave anything to a side file; always where it is left out. */
  readonly isNeeded?: (head: Buffer) => boolean;
  /** Whether a side file belongs to a file of records, as far as their names tell; always where it is left out. */
  readonly belongs?: (side: string, records: string) => boolean;
}

/** The option that names side files of a kind. */
export function optionFor({ uses }: SideFiles, kind: string): string {
  const options = Object.entries(uses);
  const [option = ''] = options.find(([, use]) => use?.kinds.includes(kind)) ?? options[0] ?? [];
  return option;
}
