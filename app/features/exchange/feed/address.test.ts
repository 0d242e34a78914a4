import { describe, expect, it } from 'vitest';
import { feedAddress, publicAddress } from './address';

describe('an address that may be fetched from', () => {
  it.each(['8.8.8.8', '151.101.1.69', '2a00:1450:4009:815::200e', '2606:4700::6810:84e5'])('%s is public', (address) =>
    expect(publicAddress(address)).toBe(true),
  );

  it.each([
    ['this machine', '127.0.0.1'],
    ['this machine, elsewhere in its range', '127.255.255.254'],
    ['no address', '0.0.0.0'],
    ['this network', '0.1.2.3'],
    ['private', '10.0.0.1'],
    ['private', '172.16.0.1'],
    ['private', '172.31.255.255'],
    ['private', '192.168.1.1'],
    ['behind a carrier', '100.64.0.1'],
    ['behind a carrier', '100.127.255.255'],
    ['link-local: the metadata of a cloud', '169.254.169.254'],
    ['protocol assignments', '192.0.0.170'],
    ['for documentation', '192.0.2.1'],
    ['for documentation', '198.51.100.7'],
    ['for documentation', '203.0.113.7'],
    ['for benchmarks', '198.19.0.1'],
    ['6to4 relays', '192.88.99.1'],
    ['multicast', '224.0.0.1'],
    ['multicast', '239.255.255.250'],
    ['reserved', '240.0.0.1'],
    ['broadcast', '255.255.255.255'],
    ['this machine', '::1'],
    ['no address', '::'],
    ['IPv4-mapped', '::ffff:127.0.0.1'],
    ['IPv4-mapped, in hex', '::ffff:7f00:1'],
    ['IPv4-mapped, though public', '::ffff:8.8.8.8'],
    ['IPv4-compatible', '::127.0.0.1'],
    ['translated', '::ffff:0:127.0.0.1'],
    ['NAT64', '64:ff9b::7f00:1'],
    ['NAT64 of a network of its own', '64:ff9b:1::1'],
    ['6to4', '2002:7f00:1::'],
    ['Teredo', '2001:0:53aa:64c::1'],
    ['ORCHID', '2001:20::1'],
    ['for documentation', '2001:db8::1'],
    ['for documentation', '3fff::1'],
    ['unique local', 'fc00::1'],
    ['unique local: the metadata of a cloud', 'fd00:ec2::254'],
    ['link-local', 'fe80::1'],
    ['link-local with its scope', 'fe80::1%eth0'],
    ['public with a scope', '2a00:1450::1%eth0'],
    ['site-local', 'fec0::1'],
    ['multicast', 'ff02::1'],
    ['discard', '100::1'],
    ['no address at all', 'localhost'],
    ['nothing', ''],
    ['a number', '2130706433'],
    ['octal', '0177.0.0.1'],
  ])('is not %s (%s)', (_why, address) => expect(publicAddress(address)).toBe(false));
});

describe('an address that somebody types', () => {
  it('may leave out https', () => {
    expect(feedAddress(' directory.example.org/services ')).toMatchObject({ ok: true, url: { protocol: 'https:' } });
  });

  it.each([
    'ftp://example.org/',
    'file:///etc/passwd',
    'gopher://example.org/',
    'data:application/json,{}',
    'javascript:alert(1)',
    'https://user:word@example.org/',
    'http://example.org:22/',
    'http://example.org:25/',
    'https://',
    '',
    'not an address',
  ])('is not %j', (typed) => expect(feedAddress(typed).ok).toBe(false));

  it.each([
    ['http://2130706433/', '127.0.0.1'],
    ['http://0x7f.1/', '127.0.0.1'],
    ['http://0177.0.0.1/', '127.0.0.1'],
    ['http://１２７.0.0.1/', '127.0.0.1'],
    ['http://[::ffff:127.0.0.1]/', '[::ffff:7f00:1]'],
  ])('is seen through: %s', (typed, hostname) => expect(feedAddress(typed)).toMatchObject({ url: { hostname } }));
});
