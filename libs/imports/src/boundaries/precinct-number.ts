import { FileError, quoteValue } from '@crossvote/opening';
import type { MapFeature, MapFile } from './map-file.ts';

/** A value of a property as text: without white space around it, empty where there is none. */
export function textOf(value: unknown): string {
  if (typeof value === 'string') return value.trim();
  return typeof value === 'number' && Number.isFinite(value) ? String(value) : '';
}

/** Longer texts are no numbers of precincts. */
export const numberLimit = 200;

/** Whether a number stands for no precinct: empty, or a county's code without anything behind the hyphen. */
export function isEmptyNumber(number: string): boolean {
  return number === '' || number.endsWith('-');
}

const namedProperties = 20;

/**
 * The number of a feature's precinct.
 *
 * @throws FileError where no property was named, or the feature does not have it; it lists those that there are
 */
export function numberOf(
  { file }: MapFile,
  { properties, index }: MapFeature,
  numberProperty: string | undefined,
): string {
  if (numberProperty !== undefined && Object.hasOwn(properties, numberProperty))
    return textOf(properties[numberProperty]);
  const names = Object.keys(properties).slice(0, namedProperties);
  const listed = names.map(
    (name) => `${quoteValue(name)} (${quoteValue(textOf(properties[name]))})`,
  );
  const has = listed.length === 0 ? 'It has no properties.' : `It has ${listed.join(', ')}.`;
  throw numberProperty === undefined
    ? new FileError(
        'map_number_missing',
        `does not say which precincts its features are; name the property that has their numbers with --number-property. ${has}`,
        { file: file.name },
      )
    : new FileError(
        'map_property_missing',
        `feature ${index + 1} has no property ${quoteValue(numberProperty)}. ${has}`,
        { file: file.name },
      );
}

/**
 * The numbers that one consolidated precinct stands for: `075-1104/1105` is `075-1104` and `075-1105`.
 *
 * @returns the number itself where it is of one precinct
 */
export function numbersWithin(number: string): string[] {
  const [first = '', ...others] = number.split('/').map((part) => part.trim());
  return [
    first,
    ...others.map((part) => first.slice(0, Math.max(0, first.length - part.length)) + part),
  ];
}
