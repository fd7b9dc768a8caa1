import { isIPv6, SocketAddress } from 'node:net'

/**
 * The network that one subscriber is given: an IPv4 address, or the first 64 bits of an IPv6 one. Whoever has one address
 * of such a network has 2^64 of them, and would meet no limit that counts each by itself.
 */
export function networkOf(address: string): string {
  if (!isIPv6(address)) return address
  // As IPv4 comes in on a socket that takes both.
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1]
  if (mapped !== undefined) return mapped
  const [head = '', tail] = canonical(address).split('::')
  const left = head === '' ? [] : head.split(':')
  const right = tail === undefined || tail === '' ? [] : tail.split(':')
  const groups = [...left, ...Array.from({ length: 8 - left.length - right.length }, () => '0'), ...right]
  return `${groups.slice(0, 4).join(':')}::/64`
}

/** Lower case, without leading zeros, without a zone. */
function canonical(address: string): string {
  return new SocketAddress({ address: address.replace(/%.*$/, ''), family: 'ipv6' }).address
}
