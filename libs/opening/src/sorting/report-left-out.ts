import { couldBeRecords, kindOfName } from '../files/kinds-of-names.ts';
import type { FileFormat } from './file-format.ts';
import { quoteValue, type IssueLog } from '../issue.ts';
import { titlesOf } from './titles-of.ts';

/** Most kinds of names that are listed one by one. */
const toldKinds = 20;

/**
 * Reports which files of folders and archives were left out. Files with similar names are counted together: an archive
 * may hold thousands of pictures, and their names may identify ballots.
 */
export function reportLeftOut(
  formats: readonly FileFormat[],
  strangers: readonly string[],
  clutter: readonly string[],
  issues: IssueLog,
): void {
  const suspicious = strangers.filter(couldBeRecords);
  const harmless = [...clutter, ...strangers.filter((name) => !couldBeRecords(name))];
  const reason = `is neither records nor a side file of ${titlesOf(formats)}`;
  say('warning', suspicious, `${reason}; see whether it holds records that are missing here`);
  say('assumption', harmless, reason);

  function say(severity: 'warning' | 'assumption', names: readonly string[], why: string): void {
    const kinds = [...groupByKind(names)];
    for (const [kind, [name = '', ...others]] of kinds.slice(0, toldKinds)) {
      const message =
        others.length === 0
          ? `left out: the file ${why}`
          : `left out: ${others.length + 1} files that are called like ${quoteValue(kind)}: each ${why}`;
      issues.add({ severity, code: 'file_left_out', message, place: { file: withoutGuid(name) } });
    }
    const rest = kinds.slice(toldKinds).reduce((sum, [, alike]) => sum + alike.length, 0);
    if (rest > 0)
      issues.add({
        severity,
        code: 'file_left_out',
        message: `left out: ${rest} more files: each ${why}`,
        place: { file: withoutGuid(kinds[toldKinds]?.[1][0] ?? '') },
      });
  }
}

/** A GUID in a name may be that of a ballot. */
export function withoutGuid(name: string): string {
  return name.replace(/[0-9a-f]{8}-[0-9a-f-]{20,}/gi, '#');
}

function groupByKind(names: readonly string[]): Map<string, string[]> {
  const kinds = new Map<string, string[]>();
  for (const name of names) {
    const kind = kindOfName(name);
    const alike = kinds.get(kind);
    if (alike) alike.push(name);
    else kinds.set(kind, [name]);
  }
  return kinds;
}
