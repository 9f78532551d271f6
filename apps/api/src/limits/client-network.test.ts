import { clientNetwork } from './client-network.ts';

describe('the network of a client', () => {
  it.each([
    ['203.0.113.9', '203.0.113.9'],
    ['::ffff:203.0.113.9', '203.0.113.9'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:0db8:0001:0002::1', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['203.0.113.9:4711', '203.0.113.9'],
    ['[2001:db8::1]:4711', '2001:db8:0:0::/64'],
    ['::ffff:cb00:7109', '203.0.113.9'],
    ['unknown', undefined],
    ['', undefined],
  ])('of %s is %s', (address, network) => {
    expect(clientNetwork(address)).toBe(network);
  });

  it('is that of its first 64 bits, however they are written', () => {
    const same = ['2001:db8::a', '2001:DB8::b', '2001:db8:0:0:1:2:3:4', '2001:db8:0::1.2.3.4'];
    expect(new Set(same.map(clientNetwork)).size).toBe(1);
  });
});
