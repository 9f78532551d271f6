/** The systems of lines 1 and 4 side by side, as a Vega-Lite chart; undefined without either. */
export function systemsChart(lines) {
  const panels = [
    { number: 1, title: 'Ingest of a Dominion CSV, MB/s (right is better)' },
    { number: 4, title: 'A pair of contests not seen before, ms (left is better)' },
  ].flatMap(({ number, title }) => {
    const line = lines.find((candidate) => candidate.number === number);
    return line ? [panel(title, line.measurements)] : [];
  });
  return panels.length > 0 ? { background: 'white', vconcat: panels } : undefined;
}

/** Points, not bars: the systems lie orders of magnitude apart, and a logarithmic axis has no zero to begin at. */
function panel(title, measurements) {
  const values = measurements.map(({ system, value, note }) => ({
    // Of the sizes, only the records: there is little room.
    system: `${system} (${note.split(', ')[0]})`,
    value,
    text: String(Number(value.toPrecision(3))),
    side: /crossvote|cvr/i.test(system) ? 'Crossvote' : 'other',
  }));
  const axes = {
    y: {
      field: 'system',
      type: 'nominal',
      sort: null,
      axis: { title: null, labelLimit: 500, grid: true },
    },
    x: {
      field: 'value',
      type: 'quantitative',
      scale: { type: 'log' },
      axis: { title: null, tickCount: 5 },
    },
    color: { field: 'side', type: 'nominal', legend: null },
  };
  return {
    title,
    width: 420,
    data: { values },
    encoding: axes,
    layer: [
      { mark: { type: 'point', filled: true, size: 90 } },
      { mark: { type: 'text', dy: -9 }, encoding: { text: { field: 'text' } } },
    ],
  };
}
