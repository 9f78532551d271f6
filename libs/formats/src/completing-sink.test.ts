import type { ContestDefinition } from './cvr-sink.ts';
import { CompletingSink } from './completing-sink.ts';
import { MemorySink } from '../test/memory-sink.ts';

describe('what a reader leaves out', () => {
  it.each<[Partial<ContestDefinition>, { code: string; party: string }]>([
    [{}, { code: '', party: '' }],
    [
      { code: '017', party: 'GRN' },
      { code: '017', party: 'GRN' },
    ],
    [{ name: 'Governor (DEM)' }, { code: '', party: 'DEM' }],
  ])('is completed: code and party of a contest %j', (given, expected) => {
    const memory = new MemorySink();
    const sink = new CompletingSink(memory);
    sink.addContest({ name: 'Governor', voteFor: 1, rankLimit: 0, ...given });
    sink.addChoice(0, { name: 'Ann (REP)', party: '', isWriteIn: false, code: '9' });
    const [contest] = memory.contests;
    expect(contest).toMatchObject({ file: '', voteForIsInferred: false, ...expected });
    expect(contest?.choices).toMatchObject([{ name: 'Ann (REP)', party: 'REP', code: '9' }]);
    sink.amendChoice(0, 0, { name: 'Ann (LBT)', party: '', isWriteIn: false });
    expect(contest?.choices).toMatchObject([{ name: 'Ann (LBT)', party: 'LBT', code: '' }]);
  });
});
