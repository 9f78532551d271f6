import type { Codec } from '../codecs/codec.ts';

/** A codec for each member that a table can say. */
export type Columns = Readonly<Record<string, Codec<unknown>>>;

/** What a row says: of every member nothing, or a value. */
export type RowOf<Of extends Columns> = {
  readonly [Member in keyof Of]?: Of[Member] extends Codec<infer Value> ? Value : never;
};

/** One kind of CSV file of elections. */
export interface Table<Of extends Columns = Columns> {
  /** Name of the file without its end, or of the sheet. */
  readonly name: string;
  readonly columns: Of;
  /** Members that every row must say. */
  readonly required: readonly string[];
  /** Members of which every row must say one. */
  readonly oneOf: readonly string[];
  /** What any column that begins with `prefix` holds, in a table with columns that nobody can know before. */
  readonly further?: { readonly prefix: string; readonly codec: Codec<number | null> };
}

/** Headings that are not their member's name in small letters with lines below. */
const headings: Readonly<Record<string, string>> = { statePostal: 'state' };

/** The heading of a member: `shortInfo` stands below `short_info`. */
export function headingOf(member: string): string {
  return headings[member] ?? member.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** Declares a table, so that its rows have types. */
export function table<Of extends Columns>(
  name: string,
  columns: Of,
  rules: {
    readonly required?: readonly (keyof Of & string)[];
    readonly oneOf?: readonly (keyof Of & string)[];
    readonly further?: Table['further'];
  },
): Table<Of> {
  const { required = [], oneOf = [], further } = rules;
  return { name, columns, required, oneOf, ...(further && { further }) };
}
