/** The pair of contests that every line asks about; the generator's totals hold its cross tables. */
export const pair = [0, 1];
/** Place of the source choice in the first contest. */
export const choice = 0;

/** The answer by construction: records by place of the compared choice, or by word. */
export function expectedAnswer({ totals }) {
  const [source, compared] = pair.map((place) => totals.contests[place]);
  const table = totals.cross_tables.find(
    (candidate) => candidate.source_choice === source.choices[choice].name,
  );
  const places = new Map(compared.choices.map(({ name }, place) => [name, place]));
  return Object.fromEntries(
    table.distribution.map((row) => [places.get(row.choice) ?? row.choice, row.count]),
  );
}
