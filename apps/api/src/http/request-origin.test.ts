import { requestOrigin } from './request-origin.ts';

describe('requestOrigin', () => {
  it.each(['localhost', '127.0.0.1:3000', 'votes.example', '[::1]:3000', 'a-b.example:80'])(
    'is where the request was sent: %s',
    (host) => {
      expect(requestOrigin({ headers: { host } })).toBe(`http://${host}`);
    },
  );

  it('is https where a proxy says that the client used it', () => {
    const origin = (forwarded: string) =>
      requestOrigin({ headers: { host: 'votes.example', 'x-forwarded-proto': forwarded } });
    expect(origin('https')).toBe('https://votes.example');
    expect(origin('https, http')).toBe('https://votes.example');
    expect(origin('javascript')).toBe('http://votes.example');
  });

  it.each([
    undefined,
    '',
    '$(rm)',
    'a`b`',
    'a"b',
    '<script>',
    'user@votes.example',
    'votes.example/path',
    '-o',
    `${'a'.repeat(300)}.example`,
  ])('is a placeholder where the Host header is unsafe: %s', (host) => {
    const headers = host === undefined ? {} : { host };
    expect(requestOrigin({ headers })).toBe('http://your_server');
  });
});
