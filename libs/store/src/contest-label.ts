/** The name of a contest, and behind it the files that tell it from another contest of its name. */
export function contestLabel({
  name,
  file,
}: {
  readonly name: string;
  /** Empty where no other contest has the name. */
  readonly file: string;
}): string {
  return file === '' ? name : `${name} [${file}]`;
}
