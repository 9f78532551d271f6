/** The texts of the elements of one record, contest or option, by their path below it. */
export class ElementFields {
  private readonly texts = new Map<string, string>();

  /** @param wanted - paths that are kept; all others are ignored */
  constructor(private readonly wanted: ReadonlySet<string>) {}

  /** @returns false when the element was there before */
  set(path: string, text: string): boolean {
    if (!this.wanted.has(path)) return true;
    if (this.texts.has(path)) return false;
    this.texts.set(path, text);
    return true;
  }

  has(path: string): boolean {
    return this.texts.has(path);
  }

  /** Text without blanks around it; empty where the element is missing. */
  text(path: string): string {
    return this.texts.get(path)?.trim() ?? '';
  }

  /** Whether an element means yes. It may be empty, but `<Overvoted>false</Overvoted>` means no. */
  flag(path: string): boolean {
    return this.has(path) && !/^(false|0)$/i.test(this.text(path));
  }
}

export const recordPaths: ReadonlySet<string> = new Set([
  'Contests',
  'SheetNumber',
  'IsElectronic',
  'PrecinctSplit/Name',
  'Party/Name',
  'BatchNumber',
  'DeviceSerialNumber',
  'CvrGuid',
]);

export const contestPaths: ReadonlySet<string> = new Set([
  'Name',
  'Id',
  'Options',
  'Undervotes',
  'Overvoted',
  'NoVote',
  'InvalidVote',
  'InvalidStraightPartyVote',
]);

export const optionPaths: ReadonlySet<string> = new Set([
  'Name',
  'Id',
  'Value',
  'WriteInData',
  'WriteInData/Text',
  'WriteInData/WriteInDataStatus',
]);

const withParents = (...paths: readonly string[]) =>
  paths.flatMap((path) => {
    const steps = path.split('/');
    return steps.map((_, place) => steps.slice(0, place + 1).join('/'));
  });

/** All paths below the root that records are known to have, read or not. */
export const knownPaths: ReadonlySet<string> = new Set([
  '',
  ...withParents(
    ...recordPaths,
    ...[...contestPaths].map((path) => `Contests/Contest/${path}`),
    ...[...optionPaths].map((path) => `Contests/Contest/Options/Option/${path}`),
    'Contests/Contest/Options/Option/WriteInData/ImageId',
    'BatchSequence',
    'Party/ID',
    'Party/Id',
    'PrecinctSplit/Id',
    'ProvisionalCode',
    'RetrievalCode',
  ),
]);

/** Paths that are known to be empty; their content would be unknown. */
export const emptyPaths: ReadonlySet<string> = new Set(['Contests/Contest/Options/Option/Rules']);

/** Attributes that have nothing to do with votes. An element that is `nil` counts as missing. */
export const idleAttributes: ReadonlySet<string> = new Set(['nil', 'schemaLocation', 'type']);
