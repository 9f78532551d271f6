import { ReportedError } from '@crossvote/election';

/** Something that the person at the command can mend; the message says what, where and how. */
export class UserError extends ReportedError {
  override readonly name = 'UserError';
}
