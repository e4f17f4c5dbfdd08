import { BlockList, isIP } from 'node:net'

const NEAR = new BlockList()
for (const [net, prefix] of [
  ['127.0.0.0', 8],
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
] as const)
  NEAR.addSubnet(net, prefix, 'ipv4')
NEAR.addAddress('::1', 'ipv6')
NEAR.addSubnet('fc00::', 7, 'ipv6')

/**
 * Whether what this hop says of the client counts: one proxy before us, on this machine or in its network. It writes the
 * client's address last; whatever stands before that in the header, anybody may have written.
 */
export function trustsHop(address: string, hop: number): boolean {
  const family = isIP(address)
  return hop === 0 && family !== 0 && NEAR.check(address, family === 4 ? 'ipv4' : 'ipv6')
}
