/** What an error status means in every API family. */
export interface Problem {
  /** Goes into the `error` field of the body; never reworded. */
  readonly title: string;
  /** What usually leads to it, for the documentation. */
  readonly cause: string;
}

/** The one table of error answers: status → title and common cause. */
export const problems = {
  400: {
    title: 'Bad Request',
    cause:
      'A parameter is missing or invalid, or the answer would be too large; the message names it.',
  },
  401: {
    title: 'Unauthorized',
    cause: 'The X-API-Key header is missing, or its key is invalid, deactivated or expired.',
  },
  404: {
    title: 'Not Found',
    cause:
      'The path, dataset, contest or choice does not exist, or belongs to another dataset or contest.',
  },
  405: {
    title: 'Method Not Allowed',
    cause: 'The path exists; the Allow header names its methods.',
  },
  408: { title: 'Request Timeout', cause: 'The request did not arrive completely in time.' },
  414: { title: 'URI Too Long', cause: 'The address is longer than 8 kB.' },
  417: {
    title: 'Expectation Failed',
    cause: 'The Expect header asks for something other than 100-continue.',
  },
  431: { title: 'Request Header Fields Too Large', cause: 'Address and headers exceed 16 kB.' },
  500: { title: 'Server Error', cause: 'An unexpected internal error.' },
  503: {
    title: 'Service Unavailable',
    cause:
      'The database does not answer, or the service stops; Retry-After says when to ask again. Without it, what is stored is damaged, and somebody must mend it.',
  },
} as const satisfies Record<number, Problem>;

/** A status that the service answers errors with. */
export type ProblemStatus = keyof typeof problems;

/** Narrows any HTTP status to one of the table. */
export function isProblemStatus(status: number): status is ProblemStatus {
  return Object.hasOwn(problems, status);
}
