import type { Access, ApiFamily } from '../family.ts';

function accessSentence(access: Access): string {
  if (access.kind === 'open') return 'No key is needed.';
  const { in: part, name } = access.place;
  return `Every request carries an API key in the ${part === 'header' ? 'header' : 'parameter'} \`${name}\`.`;
}

/** What a family says of itself, and what it declares of formats and access, in sentences. */
export function describeFamily({ description, formats, access }: ApiFamily): string {
  const [first, ...others] = formats.map(({ name }) => name.toUpperCase());
  const answers = [first, ...others].join(' or ');
  const preference = others.length === 0 ? '' : `, ${first} unless asked otherwise`;
  return `${description} Read-only. Answers are ${answers}${preference}. ${accessSentence(access)}`;
}
