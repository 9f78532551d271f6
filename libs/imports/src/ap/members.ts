import type { Json, JsonObject } from '@crossvote/elections';
import type { FileReport } from '../file-report.ts';

/** Members of a reply that are kept as they are, and those among them that nobody knows. */
export class Members {
  private readonly unknown = new Set<string>();

  /** @param known - names of members that are read, with the place that they stand in: `race.eevp` */
  constructor(private readonly report: FileReport) {}

  /**
   * The members of an object that are not read but kept.
   *
   * @param read - names of those that are read elsewhere
   * @param kept - names of those that are known and kept as they are
   */
  rest(
    place: string,
    object: object,
    read: ReadonlySet<string>,
    kept: ReadonlySet<string>,
  ): JsonObject {
    // Parsed JSON has no other values.
    const members = Object.entries(object) as [string, Json][];
    const others = members.filter(([name]) => !read.has(name));
    for (const [name] of others) if (!kept.has(name)) this.say(`${place}.${name}`);
    return Object.fromEntries(others);
  }

  private say(name: string): void {
    if (this.unknown.has(name) || this.unknown.size >= 100) return;
    this.unknown.add(name);
    this.report.warn(
      'ap_unknown_member',
      `the member ${JSON.stringify(name.slice(0, 80))} is not known; it is kept among the details`,
    );
  }
}
