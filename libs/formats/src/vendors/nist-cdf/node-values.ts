import { foldWhiteSpace, detachedText, quoteValue } from '@crossvote/opening';
import type { CdfNode } from './cdf-node.ts';
import { CdfProblem } from './cdf-problem.ts';

/** Longest identifier, name or word, in characters. */
const textLimit = 4096;

/** No database can store NUL, and half a character is not text. */
const noText = /\0|\p{Surrogate}/u;

/**
 * The text of an element without children, without blanks around it.
 *
 * @throws CdfProblem when it has children, or is not text
 */
export function plainText(node: CdfNode, name: string): string {
  if (node.hasChildren)
    throw new CdfProblem('wrong_type', `${name} holds elements where a value is expected`);
  if (node.text.length > textLimit)
    throw new CdfProblem('value_too_long', `${name} is longer than ${textLimit} characters`);
  if (noText.test(node.text)) throw new CdfProblem('unreadable_text', `${name} is no text`);
  return detachedText(node.text.trim());
}

/**
 * The elements with a name that have children.
 *
 * @throws CdfProblem when one of them is a plain value
 */
export function elementsOf(node: CdfNode, name: string): readonly CdfNode[] {
  const elements = node.all(name);
  if (elements.some(({ text }) => text !== ''))
    throw new CdfProblem('wrong_type', `${name} is a value where elements are expected`);
  return elements;
}

/** The plain values with a name. */
export function textsOf(node: CdfNode, name: string): string[] {
  return node.all(name).map((child) => plainText(child, name));
}

/** The only plain value with a name; undefined when it is missing or empty. */
export function textOf(node: CdfNode, name: string): string | undefined {
  const [text, ...more] = textsOf(node, name);
  if (more.length > 0)
    throw new CdfProblem('value_repeated', `${name} stands ${more.length + 1} times in one place`);
  return text === '' ? undefined : text;
}

/** The only plain value with a name, which must be there. */
export function requiredText(node: CdfNode, name: string): string {
  const text = textOf(node, name);
  if (text === undefined) throw new CdfProblem('value_missing', `a ${name} is missing`);
  return text;
}

/** The only whole number with a name, from 0 to a million; undefined when it is missing. */
export function numberOf(node: CdfNode, name: string): number | undefined {
  const text = textOf(node, name);
  if (text === undefined) return undefined;
  if (/^\d{1,7}$/.test(text) && Number(text) <= 1_000_000) return Number(text);
  throw new CdfProblem(
    'wrong_number',
    `${name} is ${quoteValue(text)}, and no whole number from 0 to 1000000`,
  );
}

/**
 * A name for people; empty when missing. It is plain text, or the English or else the first text of a language
 * structure.
 */
export function displayNameOf(node: CdfNode, name: string): string {
  const [child, ...more] = node.all(name);
  if (more.length > 0) throw new CdfProblem('value_repeated', `${name} stands more than once`);
  if (!child) return '';
  const texts = child.all('Text');
  if (texts.length === 0) return foldWhiteSpace(plainText(child, name));
  const english = texts.find((text) => textOf(text, 'Language')?.toLowerCase().startsWith('en'));
  const chosen = english ?? texts[0];
  if (!chosen) return '';
  return foldWhiteSpace(textOf(chosen, 'Content') ?? chosen.text);
}
