import { cvrIn } from './support/call-cvr.ts';
import { temporaryFolder } from './support/folders.ts';
import { shelbyville, springfield } from './support/samples.ts';

const cvr = cvrIn(temporaryFolder());

describe('cvr datasets', () => {
  it('says what to do when there are none', async () => {
    const { status, out } = await cvr('datasets');
    expect({ status, out }).toEqual({
      status: 0,
      out: 'No datasets yet; store one with: cvr ingest <file>\n',
    });
    expect(await cvr.json('datasets')).toEqual({ datasets: [] });
  });

  it('lists datasets as the REST API does, and deletes one', async () => {
    await cvr('ingest', springfield.file, '--date', '2024-11-05');
    await cvr('ingest', shelbyville.file, '--quiet');
    const { datasets } = await cvr.json('datasets');
    expect(datasets).toMatchObject([
      { name: springfield.totals.election, election_date: '2024-11-05', total_records: 3000 },
      { name: shelbyville.totals.election, election_date: '', total_records: 200 },
    ]);
    const { out } = await cvr('datasets');
    expect(out).toMatch(/^Id +Name +Date +Type +Records$/m);
    expect(out).toMatch(/Springfield County 2024 General Election +2024-11-05 +general +3,000$/m);

    const id = String(datasets[0]!.id);
    expect(await cvr('datasets', 'delete', id)).toEqual({
      status: 0,
      out: `Dataset ${id} was removed.\n`,
      err: '',
    });
    expect((await cvr.json('datasets')).datasets).toHaveLength(1);
    expect(await cvr('results', id)).toEqual({
      status: 1,
      out: '',
      err: `cvr: Dataset ${id} not found; see: cvr datasets\n`,
    });
  });

  it('refuses to delete what is not there', async () => {
    expect(await cvr('datasets', 'delete', '99')).toEqual({
      status: 1,
      out: '',
      err: 'cvr: there is no dataset 99; see: cvr datasets\n',
    });
  });
});
