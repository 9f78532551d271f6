import { slug } from '@crossvote/elections';

const federal: readonly (readonly [RegExp, string])[] = [
  [/^president\b/, 'president'],
  [/\b(?:u\.?s\.?|united states) senat/, 'us-senate'],
  [/\b(?:u\.?s\.?|united states) (?:house|rep)/, 'us-house'],
];

/** An office in the words of the model, by its name as a source writes it: `governor`, `us-house`, `state-senate`. */
export function officeKey(name: string): string {
  const lower = name.toLowerCase().trim();
  const known = federal.find(([pattern]) => pattern.test(lower))?.[1];
  return known ?? slug(lower.replace(/^member(?:,| of(?: the)?)? /, ''));
}
