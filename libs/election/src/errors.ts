/** An error whose message is for people: it says what, where and what to do. Anything else is a fault of the program. */
export class ReportedError extends Error {
  override readonly name: string = 'ReportedError';
}

/** A dataset, contest or choice that is not there; the message names it and may be shown to anybody. */
export class NotFoundError extends ReportedError {
  override readonly name: string = 'NotFoundError';
}
