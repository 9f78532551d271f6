/** The formats of a dataset as one text: `ess`, or `dominion-csv+ess` where several vendors' exports are in it. */
export function joinedId(formats: readonly { readonly id: string }[]): string {
  return formats.map(({ id }) => id).join('+');
}
