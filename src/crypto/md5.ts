/**
 * MD5 in plain TypeScript, because Web Crypto has no MD5 and computes digests only asynchronously.
 *
 * @see https://www.rfc-editor.org/rfc/rfc1321
 */
import { BLOCK_BYTES, toBlocks, toBytes } from './blocks.ts'

type Mix = (b: number, c: number, d: number) => number

/** A round: sixteen steps with the same mixing function. The four shifts are used in turn. */
interface Round {
  readonly mix: Mix
  readonly shifts: ReadonlyArray<number>
  /** The index of the word of the block that a step uses, modulo 16. */
  readonly wordOf: (step: number) => number
}

const ROUNDS: ReadonlyArray<Round> = [
  { mix: (b, c, d) => (b & c) | (~b & d), shifts: [7, 12, 17, 22], wordOf: (step) => step },
  { mix: (b, c, d) => (d & b) | (~d & c), shifts: [5, 9, 14, 20], wordOf: (step) => 5 * step + 1 },
  { mix: (b, c, d) => b ^ c ^ d, shifts: [4, 11, 16, 23], wordOf: (step) => 3 * step + 5 },
  { mix: (b, c, d) => c ^ (b | ~d), shifts: [6, 10, 15, 21], wordOf: (step) => 7 * step },
]

interface Step {
  readonly mix: Mix
  readonly shift: number
  /** The offset of its word in the block, in bytes. */
  readonly offset: number
  readonly constant: number
}

const STEPS: ReadonlyArray<Step> = ROUNDS.flatMap(({ mix, shifts, wordOf }, round) =>
  [...shifts, ...shifts, ...shifts, ...shifts].map((shift, index) => {
    const step = 16 * round + index
    const constant = Math.floor(2 ** 32 * Math.abs(Math.sin(step + 1)))
    return { mix, shift, offset: 4 * (wordOf(step) % 16), constant }
  }),
)

/** The MD5 of a message, as 16 bytes. */
export const md5Bytes = (message: Uint8Array): Uint8Array => {
  const blocks = toBlocks(message, true)
  let [a, b, c, d] = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476]
  for (let block = 0; block < blocks.byteLength; block += BLOCK_BYTES) {
    const before = { a, b, c, d }
    for (const { mix, shift, offset, constant } of STEPS) {
      const sum = a + mix(b, c, d) + blocks.getInt32(block + offset, true) + constant
      const next = b + ((sum << shift) | (sum >>> (32 - shift)))
      a = d
      d = c
      c = b
      b = next | 0
    }
    a = (a + before.a) | 0
    b = (b + before.b) | 0
    c = (c + before.c) | 0
    d = (d + before.d) | 0
  }
  return toBytes([a, b, c, d], true)
}
