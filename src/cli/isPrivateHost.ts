/** Detection of hosts that only this machine or its local network can reach. */
import { BlockList, isIP } from 'node:net'

const privateAddresses = new BlockList()
for (const [net, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
] as const) {
  privateAddresses.addSubnet(net, prefix, 'ipv4')
}
privateAddresses.addSubnet('::', 127, 'ipv6')
privateAddresses.addSubnet('fc00::', 7, 'ipv6')
privateAddresses.addSubnet('fe80::', 10, 'ipv6')

/** Whether the host of a URL is private. A name is private only if it cannot be a public name. */
export const isPrivateHost = (hostname: string): boolean => {
  const host = hostname.replace(/^\[|\]$|\.$/g, '')
  const version = isIP(host)
  if (version === 0) return !host.includes('.') || /\.(?:internal|local|localhost)$/.test(host)
  return privateAddresses.check(host, version === 4 ? 'ipv4' : 'ipv6')
}
