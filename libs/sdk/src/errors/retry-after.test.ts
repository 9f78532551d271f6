import { retryAfterSeconds } from './retry-after.ts';

const now = Date.UTC(2024, 10, 5, 20, 0, 0);

describe('retryAfterSeconds', () => {
  it.each([
    ['a number of seconds', '7', 7],
    ['nothing to wait for', '0', 0],
    ['a date to come, in whole seconds', 'Tue, 05 Nov 2024 20:01:30 GMT', 90],
    ['a date that is over', 'Tue, 05 Nov 2024 19:00:00 GMT', 0],
    ['no header', null, undefined],
    ['an empty header', '', undefined],
    ['a word', 'soon', undefined],
    ['a negative number', '-5', undefined],
    ['a date that is none', 'Tue, 99 Nov 2024', undefined],
  ])('takes %s', (_, header, seconds) => {
    expect(retryAfterSeconds(header, now)).toBe(seconds);
  });
});
