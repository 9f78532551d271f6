import type { ChoiceDefinition, ContestDefinition } from './cvr-sink.ts';

/** Codes and names of parties as exports put them around a name; a word that could be part of one is not among them. */
const parties: Readonly<Record<string, string>> = {
  DEM: 'DEM',
  REP: 'REP',
  LIB: 'LIB',
  GRN: 'GRN',
  CON: 'CON',
  IND: 'IND',
  NPA: 'NPA',
  NON: 'NON',
  WFP: 'WFP',
  DEMOCRATIC: 'DEM',
  DEMOCRAT: 'DEM',
  REPUBLICAN: 'REP',
  LIBERTARIAN: 'LIB',
};

/** A contest with every field; what the export has in its name alone is found there. */
export function completeContest(definition: ContestDefinition): Required<ContestDefinition> {
  return {
    ...definition,
    code: definition.code ?? '',
    party: definition.party ?? partyIn(definition.name),
  };
}

/** A choice with every field; what the export has in its name alone is found there. */
export function completeChoice(definition: ChoiceDefinition): Required<ChoiceDefinition> {
  return {
    ...definition,
    code: definition.code ?? '',
    party: definition.party || partyIn(definition.name),
  };
}

/** `Governor (DEM)`, `Governor - REP`; empty where a name says no party. */
function partyIn(name: string): string {
  const [, bracketed, dashed] = /(?:\(([^()]+)\)|\s[-–]\s([^-–]+))$/u.exec(name) ?? [];
  const word = (bracketed ?? dashed ?? '').trim().toUpperCase();
  return Object.hasOwn(parties, word) ? (parties[word] ?? '') : '';
}
