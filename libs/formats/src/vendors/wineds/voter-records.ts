import type { IssueLog, Place } from '@crossvote/opening';
import type { Selection } from '@crossvote/election';
import { attributeKinds, type AttributeKind, type CvrSink } from '../../cvr-sink.ts';
import { isNoName, RecordKey } from '../../records/record-key.ts';
import type { BallotLine } from './ballot-line.ts';
import type { ContestEntry } from './contest-entries.ts';
import type { MasterLookup } from './master-lookup.ts';
import { readSelection, type Problem } from './read-selection.ts';
import type { VoterGroup, VoterReader } from './voter-groups.ts';
import { AttributeCodes, BlockCodes } from '../../records/block-codes.ts';

/** Stores the voters of the files. Each goes into the sink as a whole or not at all. */
export class VoterRecords implements VoterReader {
  stored = 0;
  refused = 0;

  private readonly codes = new BlockCodes();
  private readonly attributes: AttributeCodes;
  private readonly key = new RecordKey();

  constructor(
    private readonly entries: ReadonlyMap<number, ContestEntry>,
    private readonly lookup: MasterLookup,
    private readonly sink: CvrSink,
    private readonly issues: IssueLog,
  ) {
    this.attributes = new AttributeCodes(sink);
  }

  voter({ lines, place }: VoterGroup): void {
    const selections = this.readSelections(lines, place);
    if (!Array.isArray(selections)) {
      this.refuse(selections.code, selections.message, place);
      return;
    }
    for (const [contest, selection] of selections)
      this.sink.setSelection(contest, this.selectionCode(contest, selection));
    const [first] = lines;
    if (first) this.storeAttributes(first, place);
    this.stored += 1;
    if (this.sink.endRecord()) this.forgetCodes();
    if (this.sink.identities) this.identify(lines, place);
  }

  refuse(code: string, message: string, place: Place): void {
    this.refused += 1;
    this.issues.add({ severity: 'refused', code, message, place });
  }

  warn(code: string, message: string, place: Place): void {
    this.issues.add({ severity: 'warning', code, message, place });
  }

  drain(): Promise<void> {
    return this.sink.drain();
  }

  private readSelections(
    lines: readonly BallotLine[],
    place: Place,
  ): [number, Selection][] | Problem {
    const selections: [number, Selection][] = [];
    let hasLaterOvervote = false;
    for (const id of new Set(lines.map(({ contest }) => contest))) {
      const entry = this.entries.get(id);
      if (!entry)
        return {
          code: 'unknown_contest',
          message: `contest ${id} is not in the master lookup; give the lookup of this very election`,
        };
      const ofContest = lines.filter(({ contest }) => contest === id);
      const found = readSelection(ofContest, entry.choices, entry.rankLimit);
      if ('code' in found) return found;
      selections.push([entry.contest, found.selection]);
      hasLaterOvervote ||= found.hasLaterOvervote;
    }
    if (hasLaterOvervote)
      this.warn(
        'later_rank_overvoted',
        'a rank below the first choice is overvoted: that rank is stored without a choice',
        place,
      );
    return selections;
  }

  /** A voter may have other contests in another file. It is the same record only if the contests are the same. */
  private identify(lines: readonly BallotLine[], { line = 0 }: Place): void {
    const voter = lines[0]?.voter ?? '';
    const contests = [...new Set(lines.map(({ contest }) => contest))].sort((a, b) => a - b);
    const key = isNoName(voter) ? undefined : this.key.name([voter, ...contests.map(String)]);
    this.sink.identities?.add(key, line);
  }

  private storeAttributes(line: BallotLine, place: Place): void {
    this.setAttribute('precinct', this.nameOf('precincts', line.precinct, place));
    this.setAttribute('countingGroup', this.nameOf('tallyTypes', line.tallyType, place));
    this.setAttribute('tabulator', line.machine);
  }

  private nameOf(table: 'precincts' | 'tallyTypes', id: number, place: Place): string {
    const name = this.lookup[table].get(id) ?? '';
    if (name !== '') return name;
    const kind = table === 'precincts' ? 'precinct' : 'tally type';
    this.warn(
      'number_without_name',
      `the ${kind} ${id} is not named in the master lookup, and is stored by its number`,
      { file: place.file },
    );
    return String(id);
  }

  private setAttribute(attribute: AttributeKind, value: string): void {
    this.attributes.set(attributeKinds.indexOf(attribute), value);
  }

  private selectionCode(contest: number, selection: Selection): number {
    const marks = selection.marks.map(({ choice, rank }) => `${choice}@${rank}`).join();
    return this.codes.of(`${contest} ${selection.declared} ${marks}`, () =>
      this.sink.selectionCode(contest, selection),
    );
  }

  private forgetCodes(): void {
    this.codes.forget();
    this.attributes.forget();
  }
}
