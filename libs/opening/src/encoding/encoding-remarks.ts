import type { Remark } from '../files/export-file.ts';
import { quoteValue } from '../issue.ts';
import type { Findings } from './findings.ts';

/** Names of encodings for people. */
const names = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16 (little endian)',
  'utf-16be': 'UTF-16 (big endian)',
  'windows-1252': 'Windows-1252',
} as const;

/** What the report says about the encoding of a file; nothing for UTF-8. */
export function encodingRemarks(findings: Findings): Remark[] {
  const { encoding, overruled, isMixed, hasUndefinedBytes, doubleEncoded } = findings;
  const remarks = remarkOnEncoding(findings);
  const warn = (code: string, message: string) => {
    remarks.push({ severity: 'warning', code, message });
  };
  if (overruled)
    warn(
      'encoding_overruled',
      `has a byte order mark of ${names[encoding]} and was read so, although ${names[overruled]} was asked for`,
    );
  if (isMixed)
    warn(
      'encoding_mixed',
      'holds both Windows-1252 and UTF-8 texts: names with accents may stand twice',
    );
  if (hasUndefinedBytes)
    warn(
      'encoding_doubtful',
      'holds bytes that mean nothing in Windows-1252: it is of another code page, and names with accents are wrong; save it as UTF-8',
    );
  if (doubleEncoded !== '')
    warn(
      'double_encoded',
      `${quoteValue(doubleEncoded)} looks like UTF-8 text that was saved in another encoding; kept as it is`,
    );
  return remarks;
}

function remarkOnEncoding({ encoding, basis, sample }: Findings): Remark[] {
  const assume = (code: string, message: string): Remark[] => [
    { severity: 'assumption', code, message },
  ];
  const name = names[encoding];
  if (encoding === 'utf-8') return [];
  if (basis === 'given') return assume('encoding_given', `was read as ${name}, as was asked for`);
  if (basis === 'mark')
    return assume('encoding_utf_16', `is ${name} by its byte order mark, and was read so`);
  if (encoding !== 'windows-1252')
    return assume(
      'encoding_utf_16',
      `looks like ${name} without a byte order mark, and was read so`,
    );
  return assume(
    'encoding_windows_1252',
    `is not UTF-8 and was read as Windows-1252, such as ${quoteValue(sample)}; look at names with accents, and name another encoding with --encoding`,
  );
}
