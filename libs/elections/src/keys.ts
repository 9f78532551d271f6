import { slug } from './slug.ts';

/** Key of the election of one state on one day, where nobody gives another: `us-mn-2025-11-04`. */
export function electionKey(statePostal: string, date: string): string {
  return `us-${statePostal.toLowerCase()}-${date}`;
}

const country = 'ocd-division/country:us';

/** Postal code of the state, territory or district (in capitals) that an OCD division id is in, or empty. */
export function postalOfOcdId(ocdId: string): string {
  const found = /^ocd-division\/country:us\/(?:state|territory|district):([a-z]{2})(?:\/|$)/.exec(
    ocdId,
  );
  return found?.[1]?.toUpperCase() ?? '';
}

/**
 * Key of a district from its OCD division id: `ocd-division/country:us/state:ga/county:fulton` is `ga-county-fulton`.
 *
 * @param validFrom - first day of the plan, where the same id has several areas
 */
export function districtKey(ocdId: string, validFrom?: string): string {
  const parts = ocdId.toLowerCase().slice(country.length).split('/').filter(Boolean);
  const words = parts.map((part) =>
    part.replace(/^(?:state|territory|district):(?=[a-z]{2}$)/, ''),
  );
  const key = words.length === 0 ? 'us' : words.map(slug).join('-');
  return validFrom === undefined ? key : `${key}-${validFrom}`;
}
