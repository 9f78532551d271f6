import type { ChoiceDefinition, ContestDefinition } from '../cvr-sink.ts';

/**
 * Codes that can only be parties when they are in brackets or after a dash at the end of a name. Codes that are also
 * names or words are left out (`CON`, `LIB`, `PRO`), and so are codes in lower case: `(Ind)`, `- Rep`.
 */
const codes = 'DEM|REP|GRN|GRE|LBT|LPN|WGR|CST|NPA|NPP|NOP|NON|WFP|PSL|UST|AIP';
/** Names of parties, which are recognised in any case. */
const words =
  'Democrat|Democratic|Republican|Libertarian|Non[- ]?Partisan|(?:Democratic|Republican|Libertarian|Green|Constitution|Independence|Conservative|Reform) Party';

const bracketed = /\(([^()]+)\)$/u;
const dash = /\s[-–—]\s/u;
const isCode = new RegExp(`^(?:${codes})$`, 'u');
const isWord = new RegExp(`^(?:${words})$`, 'iu');
/** A contest of one party: `Democratic Primary`, `REPUBLICAN PARTY COUNTY CHAIR`. */
const leading = /^(Democratic|Republican|Libertarian) (?:Party|(?:Presidential )?Primary)\b/iu;
const statedVotes =
  /\bvote\s+for\s+(?:up\s+to\s+|any\s+|no(?:t)?\s+more\s+than\s+)?\(?(\d{1,2})\b(?!\s*(?:%|percent|years?\b))/iu;

/** Whether a text is nothing but the code of a party. */
export function isPartyCode(text: string): boolean {
  return isCode.test(text);
}

/** A contest with every field. Facts that the export has only in the name are taken from there (semantics: rule 7). */
export function completeContest(definition: ContestDefinition): Required<ContestDefinition> {
  const { name, code = '', party = '', file = '', voteForIsInferred = false } = definition;
  return { ...definition, code, party: party || contestPartyIn(name), file, voteForIsInferred };
}

/** The party of a primary, from the name of the contest and as written there; empty where it is not certain. */
export function contestPartyIn(name: string): string {
  return partyAtEnd(name) || (leading.exec(name)?.[1] ?? '');
}

/** A choice with every field. Facts that the export has only in the name are taken from there (semantics: rule 7). */
export function completeChoice(definition: ChoiceDefinition): Required<ChoiceDefinition> {
  const { name, code = '', party } = definition;
  return { ...definition, code, party: party || partyAtEnd(name) };
}

/** The number of votes that the name of a contest states, as in `COUNCIL VOTE FOR 2`; 0 where it states none. */
export function voteForIn(name: string): number {
  return Number(statedVotes.exec(name)?.[1] ?? 0);
}

/** The party at the end of `Governor (DEM)` or `Governor - REP`, as written; empty where it is not certain. */
function partyAtEnd(name: string): string {
  const [, ...afterDashes] = name.split(dash);
  const said = (bracketed.exec(name)?.[1] ?? afterDashes.at(-1) ?? '').trim();
  return isCode.test(said) || isWord.test(said) ? said : '';
}

/** A name without the party at its end, and the party; empty where it is not certain. */
export function withoutParty(name: string): { readonly name: string; readonly party: string } {
  const party = partyAtEnd(name);
  if (party === '') return { name, party };
  const end = name.lastIndexOf(party);
  return { name: name.slice(0, end).replace(/\s*[(–—-]\s*$/u, ''), party };
}
