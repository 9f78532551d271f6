/** The side files of one format that an option may name. */
export interface OptionUse {
  /** Kinds as `kindOf` returns them. */
  readonly kinds: readonly string[];
  /** For a person: such as `a PrecinctManifest.json`. */
  readonly expected: string;
}

/** The side files of one format. */
export interface SideFiles<Option extends string = string> {
  /** By the name of the option, without dashes. */
  readonly uses: Partial<Readonly<Record<Option, OptionUse>>>;
  /** The kind of a side file; undefined for a file that the reader cannot use. */
  readonly kindOf: (head: Buffer, name: string) => string | undefined;
  /** Whether a file with this name may be a side file, and is worth opening. */
  readonly couldBe: (name: string) => boolean;
  /** Whether records that begin so need a side file. Where it is left out, they always do. */
  readonly isNeeded?: (head: Buffer) => boolean;
  /**
   * Whether a side file belongs to a file of records, as far as their names show. Where it is left out, it always does.
   */
  readonly belongs?: (side: string, records: string) => boolean;
}

/** The option that names side files of a kind. */
export function optionFor({ uses }: SideFiles, kind: string): string {
  const options = Object.entries(uses);
  const [option = ''] = options.find(([, use]) => use?.kinds.includes(kind)) ?? options[0] ?? [];
  return option;
}
