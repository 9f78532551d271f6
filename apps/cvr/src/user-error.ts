/** Something that the person at the command can mend; the message says what, where and how. */
export class UserError extends Error {
  override readonly name = 'UserError';
}
