/** Kinds of elections, as the API names them. */
export const electionTypes = [
  'general',
  'primary',
  'special',
  'runoff',
  'municipal',
  'other',
] as const;

export type ElectionType = (typeof electionTypes)[number];

/**
 * The type that the name of an election states, such as "2016 Arapahoe General Election"; `other` where it states no
 * type or several.
 */
export function electionTypeOf(name: string): ElectionType {
  const words = name.toLowerCase().split(/[^a-z]+/);
  const stated = electionTypes.filter((type) => words.includes(type));
  const [only] = stated;
  return stated.length === 1 && only ? only : 'other';
}
