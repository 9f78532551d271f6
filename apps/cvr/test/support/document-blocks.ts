/** A fenced block of a document. */
export interface Block {
  readonly language: string;
  readonly text: string;
  /** Line of the opening fence, from 1. */
  readonly line: number;
}

/** The fenced blocks of a Markdown text, in their order. */
export function blocksOf(markdown: string): Block[] {
  return [...markdown.matchAll(/^```(\w*)\n([^]*?)^```$/gm)].map((match) => ({
    language: match[1] ?? '',
    text: match[2] ?? '',
    line: markdown.slice(0, match.index).split('\n').length,
  }));
}

/** The commands of an `sh` block; a line that ends in a backslash goes on in the next. */
export function commandsOf(text: string): string[] {
  return text
    .replace(/\\\n\s*/g, '')
    .split('\n')
    .filter((line) => line.trim() !== '');
}

/** The commands of a `console` block, each with what it must print. */
export function sessionsOf(text: string): { command: string; expected: string }[] {
  return text
    .split(/^\$ /m)
    .slice(1)
    .map((part) => {
      const end = part.indexOf('\n');
      return { command: part.slice(0, end), expected: part.slice(end + 1) };
    });
}

const escape = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** A pattern for a documented output: a line `…` stands for any lines, and every duration for any other. */
export function outputPattern(expected: string): RegExp {
  const lines = expected.split('\n').slice(0, -1);
  const patterns = lines.map((line) =>
    line === '…' ? '(?:.*\\n)*' : `${escape(line).replace(/\d+\\\.\d s$/, '\\d+\\.\\d s')}\\n`,
  );
  return new RegExp(`^${patterns.join('')}$`);
}
