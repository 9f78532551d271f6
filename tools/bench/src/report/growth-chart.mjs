/** Time and memory of an ingest against records and contests, as a Vega-Lite chart; undefined without line 8. */
export function growthChart(lines) {
  const { series } = lines.find(({ number }) => number === 8) ?? {};
  if (series === undefined) return undefined;
  const panel = (values, against, field, title) => ({
    data: { values },
    width: 260,
    height: 200,
    mark: { type: 'line', point: true },
    encoding: {
      x: {
        field: against,
        type: 'quantitative',
        scale: { type: 'log' },
        axis: { title: against, tickCount: 5 },
      },
      y: {
        field,
        type: 'quantitative',
        scale: { type: field === 'seconds' ? 'log' : 'linear' },
        axis: { title },
      },
    },
  });
  const values = ({ records, contests }) =>
    [records, contests].map((points) =>
      points.map(({ peak, ...point }) => ({ ...point, megabytes: peak / 1e6 })),
    );
  const [byRecords, byContests] = values(series);
  return {
    background: 'white',
    vconcat: [
      {
        hconcat: [
          panel(byRecords, 'records', 'seconds', 'seconds of an ingest'),
          panel(byRecords, 'records', 'megabytes', 'peak memory, MB'),
        ],
      },
      {
        hconcat: [
          panel(byContests, 'contests', 'seconds', 'seconds of an ingest'),
          panel(byContests, 'contests', 'megabytes', 'peak memory, MB'),
        ],
      },
    ],
  };
}
