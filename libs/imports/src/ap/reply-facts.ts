import { quoteValue } from '@crossvote/opening';
import type { FileReport } from '../file-report.ts';
import type { ImportedFacts } from '../importer.ts';
import { isCalendarDate } from '../words/calendar-date.ts';
import { Members } from './members.ts';
import { ApRace, ApReply, problemOf } from './reply.ts';
import { StateFacts } from './state-facts.ts';

/** What an importer of replies is asked beside the reply. */
export interface ReplyOptions {
  /** Key of the election that a person wants it in. */
  readonly key: string | undefined;
  readonly isStored: (key: string) => boolean;
}

/**
 * What a reply says: an election for each state in it.
 *
 * @throws FileError where it is no whole reply, or a person names one election and it is of several states
 */
export function replyFacts(
  value: unknown,
  report: FileReport,
  options: ReplyOptions,
): ImportedFacts {
  const reply = ApReply.safeParse(value);
  if (!reply.success) report.fail('ap_not_a_reply', `is no whole reply: ${problemOf(reply.error)}`);
  const { electionDate: date, races, isTruncated } = reply.data;
  if (!isCalendarDate(date)) report.fail('ap_no_date', `has the electionDate ${quoteValue(date)}`);
  if (isTruncated)
    report.warn(
      'ap_truncated',
      'was shortened by the agency (isTruncated); record what follows from its next link too',
    );
  const read = racesOf(races, report);
  const states = statesOf(read, date, report);
  if (options.key !== undefined && states.size > 1)
    report.fail(
      'ap_several_states',
      `is of several states (${[...states.keys()].join(', ')}), which cannot go into one election`,
    );
  checkNextLink(reply.data.nextrequest, read, report);
  return {
    elections: [...states.values()].map((state) => state.facts(options.key, options.isStored)),
    districts: [],
    parties: [],
    reports: [],
  };
}

/** A race of a reply, and its place there. */
interface PlacedRace {
  readonly race: ApRace;
  readonly where: string;
}

/** The races that can be read; all others are refused with what is wrong of them. */
function racesOf(races: readonly unknown[], report: FileReport): PlacedRace[] {
  return races.flatMap((one, at) => {
    const where = `races[${at}]`;
    const race = ApRace.safeParse(one);
    if (race.success) return [{ race: race.data, where }];
    report.refuse('ap_race', `${where}: ${problemOf(race.error)}`);
    return [];
  });
}

function statesOf(
  races: readonly PlacedRace[],
  date: string,
  report: FileReport,
): Map<string, StateFacts> {
  const states = new Map<string, StateFacts>();
  const members = new Members(report);
  for (const { race, where } of races) {
    const { reportingUnits: [first] = [], raceID } = race;
    const statePostal = (first?.statePostal ?? race.statePostal ?? '').toUpperCase();
    if (!/^[A-Z]{2}$/.test(statePostal)) {
      report.refuse('ap_race', `${where} (race ${raceID}): does not say its state`);
      continue;
    }
    const state = states.get(statePostal) ?? new StateFacts({ date, statePostal }, report, members);
    states.set(statePostal, state);
    state.add(race, where);
  }
  return states;
}

/** The link to what comes next names the newest change of the reply. */
function checkNextLink(
  link: string | undefined,
  races: readonly PlacedRace[],
  report: FileReport,
): void {
  const said = /[?&]minDateTime=([^&]*)/i.exec(link ?? '')?.[1]?.replace(/%3a/gi, ':');
  const from = Date.parse(said ?? '');
  const times = races
    .flatMap(({ race }) => [
      race.lastUpdated,
      ...(race.reportingUnits ?? []).map((unit) => unit.lastUpdated),
    ])
    .map((text) => Date.parse(text ?? ''))
    .filter((time) => !Number.isNaN(time));
  const newest = times.reduce((most, time) => Math.max(most, time), 0);
  if (newest === 0 || Number.isNaN(from) || newest === from) return;
  report.warn(
    'ap_next_link',
    `its next link is from ${new Date(from).toISOString()}, and its newest race of ${new Date(newest).toISOString()}: it may be a part of a reply`,
  );
}
