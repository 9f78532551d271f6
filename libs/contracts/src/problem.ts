/** Statuses of error answers in every API family, with their titles. */
export const statusTitles = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  406: 'Not Acceptable',
  408: 'Request Timeout',
  414: 'URI Too Long',
  417: 'Expectation Failed',
  429: 'Too Many Requests',
  431: 'Request Header Fields Too Large',
  500: 'Server Error',
  503: 'Service Unavailable',
  504: 'Gateway Timeout',
} as const;

/** A status that the service answers errors with. */
export type ProblemStatus = keyof typeof statusTitles;

/** Narrows any HTTP status to one of the table. */
export function isProblemStatus(status: number): status is ProblemStatus {
  return Object.hasOwn(statusTitles, status);
}

/** The kind of a problem. It is more exact than the status, so that a family can choose its own words. */
export type ProblemCode =
  /** The address: too long, or its percent-encoding is broken. */
  | 'address'
  | 'missing_param'
  | 'repeated_param'
  | 'unknown_param'
  | 'invalid_param'
  /** Well-formed, but the answer would be too large. */
  | 'too_large'
  | 'no_key'
  | 'bad_key'
  /** A limit of requests in a time is reached. */
  | 'quota'
  /** What is asked for does not exist. */
  | 'not_found'
  /** No route has this path. */
  | 'no_route'
  | 'method'
  /** No format that the client takes. */
  | 'format'
  /** HTTP itself is broken. */
  | 'protocol'
  /** Over in a moment: the database, or too many questions of one client. */
  | 'busy'
  /** What is stored is damaged. */
  | 'damage'
  /** A fault of the program. */
  | 'fault';

/** Why a request is not answered, before a family words it. */
export interface Problem {
  readonly status: ProblemStatus;
  readonly code: ProblemCode;
  /** One sentence that may be shown to anybody: what is wrong and what to do. */
  readonly message: string;
  /** The parameter, and the place within it: `['$limit']`, `['district', '$intersectsWith', '0']`. */
  readonly at?: readonly string[];
  /** What the parameter takes, such as `integer`. */
  readonly expected?: string;
  /** Sent with the answer, such as `Allow`. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** Thrown where a request cannot be answered. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly problem: Problem;

  constructor(problem: Problem, options?: ErrorOptions) {
    super(problem.message, options);
    this.problem = problem;
  }
}
