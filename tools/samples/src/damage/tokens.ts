import type { Leaf } from './layout-files.ts';

const anywhere = [
  '0',
  '1',
  '2',
  '-1',
  '1.5',
  '9007199254740993',
  '\0',
  '\uFEFF',
  '\n',
  '\r\n',
  '\r',
  ' ',
  '\t',
  '\xff',
];

const csv = [
  ...[
    ',',
    ',',
    ',',
    ';',
    '"',
    '"',
    '""',
    '","',
    ',,',
    '\n',
    '\r\n',
    '|',
    '>',
    '\\',
    '#',
    '*',
    '=',
    '(',
  ],
  ...[
    'undervote',
    'overvote',
    'UNDERVOTE',
    'OVERVOTE',
    'Write-in',
    ' (Vote For=2)',
    'rank',
    'Total : 3',
  ],
];
const json = [
  ...[
    '{',
    '}',
    '[',
    ']',
    ',',
    ':',
    '"',
    '\\',
    '{}',
    '[]',
    '},{',
    'null',
    'true',
    'false',
    '"Id":',
    '1e3',
    '-',
  ],
  ...[
    '"IsVote":',
    '"Rank":',
    '"ContestId":',
    '"CVRContest":',
    '"original"',
    '"modified"',
    '"yes"',
    '"no"',
  ],
];
const xml = [
  ...[
    '<',
    '>',
    '/',
    '</',
    '/>',
    '"',
    '=',
    '&',
    '&amp;',
    '&#0;',
    '<!--',
    '-->',
    '<![CDATA[',
    ']]>',
    '<?a?>',
    '<a/>',
  ],
  ...[
    '<row>',
    '</row>',
    '<c>',
    '</c>',
    '<v>',
    '<t>',
    '</t>',
    ' r="A1"',
    '<f>1</f>',
    '<is>',
    '<si>',
    ' t="s"',
  ],
  ...[
    '<Contest>',
    '</Contest>',
    '<Options />',
    '<Option>',
    '</Option>',
    '<Value>',
    '<CVR>',
    '</CVR>',
    '<Rank>',
  ],
  ...[
    '<CVRContest>',
    '</CVRContest>',
    '<Overvotes>',
    '<HasIndication>',
    '<IsAllocable>',
    '<NumberVotes>',
  ],
];
const fixedWidth = [
  '0',
  '1',
  '0000001',
  '0000000',
  'Candidate ',
  'Contest   ',
  'Precinct  ',
  '\r\n',
  '10',
  '01',
];

const rankings = [
  ...[
    ' 0',
    '\n0\n',
    '-',
    '=',
    '1=2',
    '(',
    ')',
    '#',
    '"',
    '""',
    '{',
    '}',
    ',',
    ':',
    '[1]',
    'C01',
    '.5',
  ],
  ...['100', 'Contest,', 'winner', '# DATA TYPE: toc\n', '# NUMBER VOTERS: 3\n', '-2\n'],
];

const kinds: readonly (readonly [RegExp, readonly string[]])[] = [
  [/\.csv$/, csv],
  [/\.json$/, json],
  [/\.(xml|rels)$/, xml],
  [/\.txt$/, fixedWidth],
  [/\.(blt|toi|prm|raire)$/, rankings],
];

const lists = new Map(
  kinds.map(([kind, tokens]) => [
    kind,
    [
      ...anywhere.map((text) => Buffer.from(text, text === '\xff' ? 'latin1' : 'utf8')),
      ...tokens.map((text) => Buffer.from(text)),
    ],
  ]),
);

/** The signs and words that mean something in files of this kind. */
export function tokensOf({ path }: Leaf): readonly Buffer[] {
  for (const [kind, tokens] of lists) if (kind.test(path.at(-1) ?? '')) return tokens;
  throw new Error(`${path.join('/')} is of no known kind`);
}
