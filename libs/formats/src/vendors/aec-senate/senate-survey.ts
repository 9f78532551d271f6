import { FileError, type Place, quoteValue } from '@crossvote/opening';
import type { SurveyedContest } from '../../contests/surveyed-contests.ts';
import { SilentReading } from '../../records/silent-reading.ts';
import type { Box, SenateColumns } from './senate-columns.ts';
import type { PaperTaker, SenatePaper } from './senate-rows.ts';

/** What a table of formal preferences holds in all. */
export class SenateSurvey extends SilentReading implements PaperTaker {
  /** Whether any box has a tick or a cross. */
  hasSigns = false;
  private state = '';
  private boxes: SenateColumns | undefined;
  private lowestAbove = 0;
  private lowestBelow = 0;

  columns(columns: SenateColumns): void {
    this.boxes = columns;
  }

  /** @throws FileError where a row is of another state: its candidates are others */
  paper({ state, above, below, hasSigns }: SenatePaper, _cells: unknown, place: Place): void {
    if (this.state !== '' && state !== this.state)
      throw new FileError(
        'states_differ',
        `a paper is of ${quoteValue(state)}, and those before are of ${quoteValue(this.state)}: each state has candidates of its own; give a table for each`,
        place,
      );
    this.state = state;
    this.hasSigns ||= hasSigns;
    this.lowestAbove = Math.max(this.lowestAbove, above.at(-1)?.rank ?? 0);
    this.lowestBelow = Math.max(this.lowestBelow, below.at(-1)?.rank ?? 0);
  }

  /** Above the line and below it. */
  contests(): readonly SurveyedContest[] {
    const { above = [], below = [] } = this.boxes ?? {};
    const parties = new Map(above.map(({ group, name }) => [group, name]));
    const contest = (where: string, lowest: number, boxes: readonly Box[], isParty: boolean) => ({
      definition: {
        name: `Senate${this.state === '' ? '' : ` ${this.state}`}, ${where} the line`,
        voteFor: 1,
        // Each box may have a number, and voters wrote higher ones.
        rankLimit: Math.max(1, boxes.length, lowest),
        voteForIsInferred: true,
      },
      choices: boxes.map(({ group, name }) => ({
        name: name || group,
        code: group,
        party: isParty ? '' : (parties.get(group) ?? ''),
        isWriteIn: false,
      })),
    });
    return [
      contest('above', this.lowestAbove, above, true),
      contest('below', this.lowestBelow, below, false),
    ];
  }
}
