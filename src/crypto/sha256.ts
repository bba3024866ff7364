/**
 * SHA-256 in plain TypeScript, because Web Crypto computes digests only asynchronously.
 *
 * @see https://www.rfc-editor.org/rfc/rfc6234
 */
import { BLOCK_BYTES, toBlocks, toBytes } from './blocks.ts'

const ROUNDS = 64

/** The numbers from 2 to 311. Among them are 64 primes, one for each round. */
const NUMBERS = Array.from({ length: 310 }, (_, index) => index + 2)

const PRIMES = NUMBERS.filter(
  (number) => !NUMBERS.some((divisor) => divisor < number && number % divisor === 0),
)

/** The first 32 bits of the fractional part of each cube root. */
const CONSTANTS = PRIMES.map((prime) => Math.floor((Math.cbrt(prime) % 1) * 2 ** 32))

type State = readonly [number, number, number, number, number, number, number, number]

const INITIAL: State = [
  0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19,
]

const rotate = (word: number, bits: number): number => (word >>> bits) | (word << (32 - bits))

/**
 * The message schedule: the 16 words of a block and 48 words computed from them, one word for each
 * round.
 */
const scheduleOf = (blocks: DataView, block: number): DataView => {
  const schedule = new DataView(new ArrayBuffer(4 * ROUNDS))
  const wordAt = (round: number): number => schedule.getInt32(4 * round)
  for (let round = 0; round < ROUNDS; round += 1) {
    if (round < 16) {
      schedule.setInt32(4 * round, blocks.getInt32(block + 4 * round))
      continue
    }
    const [early, late] = [wordAt(round - 15), wordAt(round - 2)]
    const first = rotate(early, 7) ^ rotate(early, 18) ^ (early >>> 3)
    const second = rotate(late, 17) ^ rotate(late, 19) ^ (late >>> 10)
    schedule.setInt32(4 * round, wordAt(round - 16) + first + wordAt(round - 7) + second)
  }
  return schedule
}

const compress = (before: State, schedule: DataView): State => {
  let [a, b, c, d, e, f, g, h] = before
  CONSTANTS.forEach((constant, round) => {
    const choice = (e & f) ^ (~e & g)
    const majority = (a & b) ^ (a & c) ^ (b & c)
    const upper = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)
    const lower = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)
    const sum = (h + lower + choice + constant + schedule.getInt32(4 * round)) | 0
    h = g
    g = f
    f = e
    e = (d + sum) | 0
    d = c
    c = b
    b = a
    a = (sum + upper + majority) | 0
  })
  return [
    (before[0] + a) | 0,
    (before[1] + b) | 0,
    (before[2] + c) | 0,
    (before[3] + d) | 0,
    (before[4] + e) | 0,
    (before[5] + f) | 0,
    (before[6] + g) | 0,
    (before[7] + h) | 0,
  ]
}

/** The SHA-256 of a message, as 32 bytes. */
export const sha256Bytes = (message: Uint8Array): Uint8Array => {
  const blocks = toBlocks(message, false)
  let state = INITIAL
  for (let block = 0; block < blocks.byteLength; block += BLOCK_BYTES) {
    state = compress(state, scheduleOf(blocks, block))
  }
  return toBytes(state, false)
}
