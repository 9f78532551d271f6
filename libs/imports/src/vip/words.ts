import type { JsonObject } from '@crossvote/elections';
import { foldWhiteSpace } from '@crossvote/opening';
import { childOf, childrenOf, type VipNode } from './vip-node.ts';

const isEnglish = ({ language }: VipNode) => language === 'en' || language.startsWith('en-');

/** A text in English; where there is none, in the first language that there is; empty where there is no text. */
export function wordsOf(node: VipNode, child: string): string {
  const texts = textsOf(node, child);
  return foldWhiteSpace((texts.find(isEnglish) ?? texts[0])?.text ?? '');
}

/** Texts of several children in the languages that {@link wordsOf} does not take, by language and name of the child. */
export function otherLanguages(node: VipNode, children: readonly string[]): JsonObject {
  const languages = new Map<string, Map<string, string>>();
  for (const child of children) {
    const texts = textsOf(node, child);
    const taken = texts.find(isEnglish) ?? texts[0];
    for (const { language, text } of texts.filter((one) => one !== taken)) {
      const known = languages.get(language) ?? new Map<string, string>();
      languages.set(language, known.set(child, known.get(child) ?? foldWhiteSpace(text)));
    }
  }
  const sorted = [...languages].sort(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(sorted.map(([name, texts]) => [name, Object.fromEntries(texts)]));
}

function textsOf(node: VipNode, child: string): VipNode[] {
  const words = childOf(node, child);
  return words ? childrenOf(words, 'Text').filter(({ text }) => text !== '') : [];
}
