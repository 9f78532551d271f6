import { withCi } from './with-ci.ts';

describe('withCi', () => {
  const before = process.env.CI;
  let said = '';
  beforeEach(() => {
    said = '';
    jest.spyOn(process.stderr, 'write').mockImplementation((text) => {
      said += String(text);
      return true;
    });
  });
  afterEach(() => {
    jest.restoreAllMocks();
    if (before === undefined) delete process.env.CI;
    else process.env.CI = before;
  });

  it('gives all with CI set, and says nothing', () => {
    process.env.CI = 'true';
    expect(withCi([1, 2, 3], [1], 'two numbers')).toEqual([1, 2, 3]);
    expect(said).toBe('');
  });

  it('gives a few without, and says what they lack', () => {
    delete process.env.CI;
    expect(withCi([1, 2, 3], [1], 'two numbers')).toEqual([1]);
    expect(said).toBe('LEFT OUT  two numbers: CI=true npm test\n');
  });
});
