/** Whose word about where a reader comes from is believed: that of our own proxies, and of nobody behind them. */
import type { IncomingMessage } from 'node:http';
import { BlockList, isIP, isIPv6 } from 'node:net';

/** As Fastify does it for requests that go the long way: from the right, the first address that is no proxy of ours. */
export function clientAddresses(
  trusted: readonly string[],
): (request: Pick<IncomingMessage, 'headers' | 'socket'>) => string {
  const proxies = new BlockList();
  for (const entry of trusted) {
    const [address = '', bits] = entry.split('/');
    const family = isIPv6(address) ? 'ipv6' : 'ipv4';
    if (bits === undefined) proxies.addAddress(address, family);
    else proxies.addSubnet(address, Number(bits), family);
  }
  const isProxy = (address: string): boolean =>
    isIP(address) !== 0 && proxies.check(address, isIPv6(address) ? 'ipv6' : 'ipv4');
  return ({ headers, socket }) => {
    const peer = plain(socket.remoteAddress ?? '');
    if (trusted.length === 0 || !isProxy(peer)) return peer;
    const said = String(headers['x-forwarded-for'] ?? '')
      .split(',')
      .map((part) => plain(part.trim()));
    const client = said.findLast((address) => !isProxy(address));
    return client ?? said[0] ?? peer;
  };
}

/** An IPv4 address that came by an IPv6 socket. */
function plain(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/i, '');
}
