import { contestPartyIn } from '../../words/complete-names.ts';
import { splitCode } from './contest-headings.ts';

/** Party codes of the headings of contests. */
const codes = 'DEM|REP|LIB|LBT|LPN|GRN|GRE|WGR|CON|CST|NON|NPA|NPP|IND|WOR|WFP|REF|SAM|PSL|UST|AIP';
const before = new RegExp(`^(${codes}) (\\S.*)$`, 'u');
const behind = new RegExp(`^(.*\\S) (${codes})$`, 'u');

/** A title without its party, and the party. */
interface TitleParty {
  readonly party: string;
  readonly rest: string;
}

/**
 * The parties of contests whose titles occur once for each party in one row of headings. `Judge DEM` is a contest of a
 * party if there is also `Judge REP`; a single `REP DISTRICT 5` is not.
 *
 * @param titles - titles with or without codes at their ends
 * @param isPartyFirst - whether titles always begin with the party, as in New York City
 * @returns the party of a title; empty where it has none
 */
export function contestParties(
  titles: readonly string[],
  isPartyFirst: boolean,
): (title: string) => string {
  const found = titles.flatMap(candidates);
  const hasOther = ({ party, rest }: TitleParty) =>
    found.some((other) => other.rest === rest && other.party !== party);
  return (title) => {
    const { name } = splitCode(title);
    const first = before.exec(name)?.[1] ?? '';
    if (isPartyFirst && first !== '') return first;
    return contestPartyIn(name) || (candidates(title).find(hasOther)?.party ?? '');
  };
}

function candidates(title: string): TitleParty[] {
  const { name } = splitCode(title);
  const [, first = '', after = ''] = before.exec(name) ?? [];
  const [, ahead = '', last = ''] = behind.exec(name) ?? [];
  return [
    { party: first, rest: `* ${after}` },
    { party: last, rest: `${ahead} *` },
  ].filter(({ party }) => party !== '');
}
