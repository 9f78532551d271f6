import type { FileReport } from '../file-report.ts';
import type { ApRace, ApUnit } from './reply.ts';

/** Warns of what breaks the rules that all replies of the agency keep. Nothing is changed. */
export function checkRace(race: ApRace, place: string, report: FileReport): void {
  const units = race.reportingUnits ?? [];
  const warn = (problem: string) => {
    report.warn('ap_rule_broken', `${place} (race ${race.raceID}): ${problem}`);
  };
  checkOrderOfUnits(units, warn);
  const marks = new Map<string, string>();
  units.forEach((unit, at) => {
    const where = `reportingUnits[${at}]`;
    checkPercentage(unit, where, warn);
    checkOrderOfCandidates(unit, where, warn);
    for (const { candidateID, winner = 'no mark' } of unit.candidates) {
      const first = marks.get(candidateID) ?? winner;
      marks.set(candidateID, first);
      if (first !== winner)
        warn(
          `${where}: candidate ${candidateID} has ${winner}, and ${first} elsewhere; the first is taken`,
        );
    }
  });
}

type Warn = (problem: string) => void;

function checkOrderOfUnits(units: readonly ApUnit[], warn: Warn): void {
  const [first, ...others] = units;
  if (first && first.level !== 'state' && first.level !== 'national')
    warn('its first reporting unit is not the state');
  const ids = others.flatMap(({ reportingunitID }) =>
    reportingunitID === undefined ? [] : [Number(reportingunitID)],
  );
  const wrong = ids.findIndex((id, at) => at > 0 && id < (ids[at - 1] ?? 0));
  if (wrong !== -1)
    warn(`its reporting units are not in the order of their ids (at ${ids[wrong]})`);
}

function checkPercentage(unit: ApUnit, where: string, warn: Warn): void {
  const {
    precinctsReporting: reporting,
    precinctsTotal: total,
    precinctsReportingPct: said,
  } = unit;
  if (said === undefined || reporting === undefined || total === undefined) return;
  if (reporting > total) warn(`${where}: ${reporting} of ${total} precincts report`);
  const percentage = total === 0 ? 0 : Math.round((10_000 * reporting) / total) / 100;
  if (Math.abs(said - percentage) > 0.0051)
    warn(
      `${where}: precinctsReportingPct is ${said}, and ${reporting} of ${total} are ${percentage}`,
    );
}

function checkOrderOfCandidates({ candidates }: ApUnit, where: string, warn: Warn): void {
  const rank = ({ winner, voteCount = 0 }: ApUnit['candidates'][number]) =>
    [winner === 'X' ? 1 : 0, voteCount] as const;
  const wrong = candidates.findIndex((candidate, at) => {
    const before = candidates[at - 1];
    if (!before) return false;
    const [[mark, votes], [markBefore, votesBefore]] = [rank(candidate), rank(before)];
    return mark > markBefore || (mark === markBefore && votes > votesBefore);
  });
  if (wrong !== -1)
    warn(
      `${where}: candidate ${candidates[wrong]?.candidateID ?? ''} is not in the order of marks and votes`,
    );
}
