import { BlockList, isIP } from 'node:net';

/**
 * Addresses that a feed is never fetched from: this machine, the networks behind it, and whatever hides an IPv4 address
 * inside an IPv6 one. Out of the registries of special addresses (RFC 6890 and its successors).
 */
const CLOSED_V4 = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.31.196.0', 24],
  ['192.52.193.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['192.175.48.0', 24],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const;

/** Of IPv6 only what is routed in public is open (2000::/3), but for these parts of it. */
const CLOSED_V6 = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['2620:4f:8000::', 48],
  ['3fff::', 20],
] as const;

const closed = new BlockList();
for (const [net, bits] of CLOSED_V4) closed.addSubnet(net, bits, 'ipv4');
for (const [net, bits] of CLOSED_V6) closed.addSubnet(net, bits, 'ipv6');
const routed = new BlockList();
routed.addSubnet('2000::', 3, 'ipv6');

/** Whether an IP address may be fetched from. */
export type AddressPolicy = (address: string) => boolean;

/** Public addresses alone; false also for what is no address. */
export const publicAddress: AddressPolicy = (address) => {
  switch (isIP(address)) {
    case 4:
      return !closed.check(address, 'ipv4');
    case 6:
      // A scope ("%eth0") names a network of this machine.
      return !address.includes('%') && routed.check(address, 'ipv6') && !closed.check(address, 'ipv6');
    default:
      return false;
  }
};

/** Why an address that somebody typed is not fetched, or the address as it is meant. */
export function feedAddress(typed: string): { ok: true; url: URL } | { ok: false; words: string } {
  const said = typed.trim();
  const whole = /^[a-z][a-z0-9+.-]*:/i.test(said) ? said : `https://${said}`;
  if (said === '' || !URL.canParse(whole))
    return { ok: false, words: 'Enter a web address, like https://example.org/services' };
  const url = new URL(whole);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') {
    return { ok: false, words: 'Enter a web address that begins with https:// or http://' };
  }
  if (url.username !== '' || url.password !== '') {
    return { ok: false, words: 'Enter a web address without a user name or password in it' };
  }
  const port = Number(url.port || (url.protocol === 'https:' ? 443 : 80));
  if (port !== 80 && port !== 443 && port < 1024) return { ok: false, words: 'No feed is read from that port' };
  return { ok: true, url };
}
