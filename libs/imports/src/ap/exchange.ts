import { z } from 'zod';
import type { FileReport } from '../file-report.ts';
import { problemOf } from './reply.ts';

const Exchange = z.looseObject({
  request: z.looseObject({ path: z.string().optional() }),
  status: z.int(),
  body: z.unknown(),
});

/** What was answered, and to what. */
export interface Answer {
  readonly value: unknown;
  /** The answer as it was sent. */
  readonly text: string;
  /** Id of the report that was asked for. */
  readonly reportId?: string;
}

/**
 * The answer in a file: the file itself, or the body of an exchange that was recorded with its request and headers.
 *
 * @throws FileError where the exchange is none, or the answer is an error
 */
export function answerOf(value: unknown, text: string, report: FileReport): Answer {
  if (typeof value !== 'object' || value === null)
    report.fail('ap_not_a_reply', 'is no reply of the agency');
  if (!Object.hasOwn(value, 'request') || !Object.hasOwn(value, 'status'))
    return { value: withoutError(value, report), text };
  const exchange = Exchange.safeParse(value);
  if (!exchange.success)
    report.fail('ap_exchange', `is no whole exchange: ${problemOf(exchange.error)}`);
  const { request, status } = exchange.data;
  const body = parsed(exchange.data.body, report);
  if (status !== 200)
    report.fail(
      'ap_error',
      `is an answer with the status ${status}, which says nothing of an election`,
    );
  const reportId = /\/reports\/([\w-]{1,64})$/.exec(request.path ?? '')?.[1];
  return {
    value: withoutError(body, report),
    text: JSON.stringify(body),
    ...(reportId === undefined ? {} : { reportId }),
  };
}

/** A body may be written as a text. */
function parsed(body: unknown, report: FileReport): unknown {
  if (typeof body !== 'string') return body;
  try {
    return JSON.parse(body) as unknown;
  } catch {
    report.fail('ap_not_json', 'has a body that is no JSON; ask for it with format=json');
  }
}

function withoutError(value: unknown, report: FileReport): unknown {
  const said = z.looseObject({ errorMessage: z.string() }).safeParse(value);
  if (said.success)
    report.fail(
      'ap_error',
      `is an error of the agency, not a reply: ${JSON.stringify(said.data.errorMessage.slice(0, 200))}`,
    );
  return value;
}
