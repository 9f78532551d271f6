/** What is no area: the message continues "the geometry". */
export class UnusableGeometry extends Error {
  override readonly name = 'UnusableGeometry';
}
