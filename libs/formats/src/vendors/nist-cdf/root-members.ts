import type { IssueLog } from '@crossvote/opening';

/** Members of a report that the format has, read or not. */
const known: ReadonlySet<string> = new Set([
  ...['@id', '@type', 'CVR', 'Election', 'GeneratedDate', 'GpUnit', 'Notes', 'OtherReportType'],
  ...['Party', 'ReportGeneratingDeviceIds', 'ReportingDevice', 'ReportType', 'Version'],
]);
/** Most unknown members that are named. */
const namedLimit = 20;

/** Members of reports that the format does not have. They are not read, but may contain votes. */
export class RootMembers {
  /** Unknown members, each with the first report that has it. */
  private readonly unknown = new Map<string, string>();
  private hasMore = false;

  /** Notes a member that is skipped. */
  pass(name: string, file: string): void {
    if (known.has(name) || this.unknown.has(name)) return;
    if (this.unknown.size < namedLimit) this.unknown.set(name, file);
    else this.hasMore = true;
  }

  /** Reports the unknown members. */
  tell(issues: IssueLog): void {
    for (const [name, file] of this.unknown)
      issues.add({
        severity: 'warning',
        code: 'unknown_element',
        message: `the report holds CastVoteRecordReport/${name.slice(0, 80)}, which the format does not have there and which is not read: make sure that it says nothing of the votes${this.hasMore ? ' (there are more of this kind)' : ''}`,
        place: { file },
      });
  }
}
