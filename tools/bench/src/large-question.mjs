/** The query of a question about as many sources and contests, each turn another one. `contests`: results of a dataset */
export function questionQuery(contests, { sources, compared, turn }) {
  const at = (place) => contests[(turn + place) % contests.length];
  const places = (length) => Array.from({ length }, (_, place) => place);
  const asked = places(sources).map((place) => {
    const { id, choices } = at(place);
    return [id, choices[(turn * 7 + place) % choices.length].id];
  });
  const ids = (list) => list.join(',');
  return `?source_contest_ids=${ids(asked.map(([id]) => id))}&source_choice_ids=${ids(asked.map(([, id]) => id))}&compare_contest_ids=${ids(places(compared).map((place) => at(place).id))}`;
}

/** About the largest question that is allowed, with 300 choices a contest. */
export function largeQuestion(contests, turn) {
  return questionQuery(contests, { sources: 10, compared: 30, turn });
}
