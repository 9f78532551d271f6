import type { ReportDocument } from '@crossvote/elections';
import { z } from 'zod';

const Delegates = z.looseObject({ Test: z.string().optional(), timestamp: z.string().optional() });
const Trend = z.looseObject({
  Test: z.string().optional(),
  timestamp: z.string().optional(),
  OfficeTypeCode: z.string().regex(/^[A-Za-z]{1,3}$/),
});
const List = z.looseObject({
  title: z.string().optional(),
  updated: z.string().optional(),
  reports: z.array(z.looseObject({ id: z.string(), title: z.string() })),
});
const Landing = z.looseObject({ elections: z.array(z.looseObject({ electionDate: z.string() })) });

const delegateReports = ['delSum', 'delSuper', 'delState'] as const;

/**
 * A document of the agency that is kept as it is; undefined of anything else.
 *
 * @param text - the document as it was sent
 * @param id - the agency's id of it, where the request says it
 */
export function reportOf(value: unknown, text: string, id?: string): ReportDocument | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  return delegatesOf(value, text, id) ?? trendOf(value, text, id) ?? listOf(value, text);
}

function delegatesOf(
  value: object,
  text: string,
  id: string | undefined,
): ReportDocument | undefined {
  const kind = delegateReports.find((name) => Object.hasOwn(value, name));
  const report =
    kind && Delegates.safeParse(Object.entries(value).find(([name]) => name === kind)?.[1]);
  if (!kind || !report?.success) return undefined;
  const subtype = kind.toLowerCase();
  return documentOf(
    { type: 'Delegates', subtype, title: `Delegates / ${subtype}`, ...timesOf(report.data) },
    text,
    id,
  );
}

function trendOf(value: object, text: string, id: string | undefined): ReportDocument | undefined {
  const report = z.looseObject({ trendtable: Trend }).safeParse(value);
  if (!report.success) return undefined;
  const subtype = report.data.trendtable.OfficeTypeCode.toLowerCase();
  const title = `Trend / ${subtype} / US`;
  return documentOf(
    { type: 'Trend', subtype, title, ...timesOf(report.data.trendtable) },
    text,
    id,
  );
}

interface Times {
  readonly isTest: boolean;
  readonly updatedAt: string;
}

function timesOf({ Test, timestamp = '' }: z.infer<typeof Delegates>): Times {
  return { isTest: Test === '1', updatedAt: timestamp };
}

/** Without an id, a document is called by its type and the day on which it was made. */
function documentOf(
  said: Pick<ReportDocument, 'type' | 'subtype' | 'title'> & Times,
  body: string,
  id: string | undefined,
): ReportDocument {
  const day = said.updatedAt.slice(0, 10);
  const made = [said.type, said.subtype, day, said.isTest ? 'test' : ''].filter(Boolean).join('-');
  return { ...said, key: id ?? made.toLowerCase(), electionDate: '', body };
}

/** The list of reports, and the list of dates. */
function listOf(value: object, body: string): ReportDocument | undefined {
  const list = List.safeParse(value);
  const shared = { subtype: '', electionDate: '', isTest: false, body };
  if (list.success) {
    const { title = 'Election Reports', updated: updatedAt = '' } = list.data;
    return { key: 'reports', type: 'reports', title, updatedAt, ...shared };
  }
  if (!Landing.safeParse(value).success) return undefined;
  return { key: 'elections', type: 'elections', title: 'Elections', updatedAt: '', ...shared };
}
