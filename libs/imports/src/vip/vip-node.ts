import { foldWhiteSpace } from '@crossvote/opening';

/** One element of a feed, with those of its children that are read. */
export interface VipNode {
  readonly name: string;
  /** Empty where it has none. */
  readonly id: string;
  /** Language of a text, in lower case, or empty. */
  readonly language: string;
  /** Line of its start tag, from 1. */
  readonly line: number;
  text: string;
  readonly children: VipNode[];
}

/** The children of one name, in their order. */
export function childrenOf(node: VipNode, name: string): VipNode[] {
  return node.children.filter((child) => child.name === name);
}

/** The child of a name that stands once at most. */
export function childOf(node: VipNode, name: string): VipNode | undefined {
  return node.children.find((child) => child.name === name);
}

/** Text of a child without needless white space, or empty. */
export function textOf(node: VipNode, name: string): string {
  return foldWhiteSpace(childOf(node, name)?.text ?? '');
}

/** The ids that a child refers to, separated by white space. */
export function idsOf(node: VipNode, name: string): string[] {
  return (childOf(node, name)?.text ?? '').split(/\s+/).filter((id) => id !== '');
}

/** How messages call an element: its name and its id. */
export function describeNode({ name, id }: Pick<VipNode, 'name' | 'id'>): string {
  return id === '' ? name : `${name} ${id.slice(0, 60)}`;
}
