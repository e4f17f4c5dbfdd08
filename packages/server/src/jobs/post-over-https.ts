import { lookup as lookupName, type LookupAddress } from 'node:dns'
import { request, type RequestOptions } from 'node:https'
import { BlockList, isIP, type LookupFunction } from 'node:net'
import type { Post } from '../release/release-delivery.ts'

const POST_MS = 10_000
const MOST_ANSWER_BYTES = 65_536

/**
 * Where nothing is ever sent, whatever name leads there: this machine, what only this machine or its neighbours on the
 * wire reach (among them the services by which a cloud tells a machine its keys), and addresses of nobody. The networks
 * in which authorities reach each other (10/8, 172.16/12, 192.168/16, fc00::/7) stay open.
 */
const BARRED = new BlockList()
for (const [net, prefix] of [
  ['0.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['192.0.0.0', 24],
  ['224.0.0.0', 3],
] as const)
  BARRED.addSubnet(net, prefix, 'ipv4')
for (const [net, prefix] of [
  ['::', 127],
  ['fe80::', 10],
  ['fd00:ec2::254', 128],
  ['ff00::', 8],
] as const)
  BARRED.addSubnet(net, prefix, 'ipv6')

/** Whether an address must not be sent to; one that wraps an older address counts as that. */
export function isBarredAddress(address: string): boolean {
  const family = isIP(address)
  return family === 0 || BARRED.check(address, family === 4 ? 'ipv4' : 'ipv6')
}

/** Looks a name up and keeps what may be sent to; the connection goes to the very address that was looked at. */
export function lookUpReachable(resolve: typeof lookupName = lookupName): LookupFunction {
  return (hostname, options, done) => {
    resolve(hostname, { ...options, all: true }, (fault, found: LookupAddress[]) => {
      if (fault !== null) return done(fault, '', 0)
      const [first, ...rest] = found.filter(({ address }) => !isBarredAddress(address))
      if (first === undefined) return done(new Error('the address leads to this machine or its wire'), '', 0)
      if (options.all === true) return done(null, [first, ...rest])
      done(null, first.address, first.family)
    })
  }
}

/** Posts over HTTPS, follows no redirect, waits ten seconds at most, and sends nothing to this machine or its wire. */
export async function postOverHttps(
  address: string,
  body: unknown,
  options: Pick<RequestOptions, 'lookup'> = { lookup: lookUpReachable() },
): Promise<void> {
  const url = new URL(address)
  const host = url.hostname.replace(/^\[|\]$/g, '')
  if (url.protocol !== 'https:' || url.username !== '' || url.password !== '')
    throw new Error('the address is no plain https address')
  // A literal address is never looked up.
  if (isIP(host) !== 0 && isBarredAddress(host)) throw new Error('the address leads to this machine or its wire')
  const text = JSON.stringify(body)
  await new Promise<void>((resolve, reject) => {
    const sent = request(
      url,
      {
        ...options,
        method: 'POST',
        headers: { 'content-type': 'application/json; charset=utf-8', 'content-length': Buffer.byteLength(text) },
        signal: AbortSignal.timeout(POST_MS),
      },
      (answer) => {
        const { statusCode = 0 } = answer
        let heard = 0
        answer.on('error', reject)
        answer.on('data', (piece: Buffer) => {
          heard += piece.length
          if (heard > MOST_ANSWER_BYTES) answer.destroy()
        })
        answer.on('close', () =>
          statusCode >= 200 && statusCode < 300 ? resolve() : reject(new Error(`answered ${statusCode}`)),
        )
      },
    )
    sent.on('error', reject)
    sent.end(text)
  })
}

/** The same, as the outbox hands messages over. */
export const postOutside: Post = async (address, body) => postOverHttps(address, body)
