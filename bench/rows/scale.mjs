// How the time grows with the number of event kinds, and with the size of a body.
import { fileURLToPath } from 'node:url'

import { build } from 'esbuild'

import { createReceiver, LiveEvent } from '../../dist/index.mjs'
import { buildBody } from '../../dist/testing.mjs'
import { freshTexts, receiverOptions, variants } from '../bodies.mjs'
import { floorOf } from '../floor.mjs'
import { atMost, cells, headings, micros, noGoal } from '../goal.mjs'
import { inTurn, measure } from '../rounds.mjs'

export const title = 'More kinds, and larger bodies'

/** Bundles the codec combinators, which the package does not export. */
const combinators = async () => {
  const { outputFiles } = await build({
    stdin: {
      contents: `export { union, unknownMember } from './union.ts'
        export { struct } from './struct.ts'
        export { constant, DateFromSeconds, Id, Int, Natural, Text } from './scalar.ts'`,
      resolveDir: fileURLToPath(new URL('../../src/wire', import.meta.url)),
    },
    bundle: true,
    format: 'esm',
    platform: 'node',
    write: false,
  })
  return import(
    `data:text/javascript;base64,${Buffer.from(outputFiles[0].text).toString('base64')}`
  )
}

const range = (length) => Array.from({ length }, (_, index) => index)

const unionOf = (count, { union, unknownMember, struct, ...scalars }) => {
  const { constant, DateFromSeconds, Id, Int, Natural, Text } = scalars
  const optional = { appid: Int, app: Text, event_time: DateFromSeconds }
  const kind = (number) =>
    struct(`Kind${number}`, {
      required: { event_type: constant(number), stream_id: Id },
      optional,
    })
  return union(`Of${count}`, {
    tag: 'event_type',
    tagType: Natural,
    members: Object.fromEntries(range(count).map((number) => [number, kind(number)])),
    otherwise: unknownMember({
      tag: 'event_type',
      received: 'received_event_type',
      body: struct('Other', { required: { event_type: Natural }, optional }),
      isKnown: (eventType) => eventType < count,
    }),
  })
}

const bodyOf = (eventType) => ({
  event_type: eventType,
  stream_id: 'room-1',
  appid: 1250004217,
  app: 'push.example.com',
  event_time: 1762940487,
})

const decoding = (codec, bodies) => {
  for (const body of bodies) {
    if (codec.decode(body)._tag === 'Left') throw new Error(`${body.event_type} does not decode.`)
  }
  return inTurn(bodies, (body) => codec.decode(body))
}

const kindCases = async () => {
  const words = await combinators()
  const ten = unionOf(10, words)
  const hundred = unionOf(100, words)
  const against = (name, inTen, inHundred) => ({
    name: `100 kinds against 10: ${name}`,
    candidates: {
      base: decoding(ten, inTen.map(bodyOf)),
      grown: decoding(hundred, inHundred.map(bodyOf)),
    },
  })
  return [
    against('the first', [0], [0]),
    against('the last', [9], [99]),
    against('all in turn', range(10), range(100)),
    against('an unknown one', [5000], [5000]),
    {
      name: 'LiveEvent: its last kind against its first',
      candidates: {
        base: decoding(LiveEvent, variants('first')),
        grown: decoding(LiveEvent, variants('last')),
      },
    },
    {
      name: 'LiveEvent: an unknown kind against its first',
      candidates: {
        base: decoding(LiveEvent, variants('first')),
        grown: decoding(LiveEvent, variants('unknown')),
      },
    },
  ]
}

const SIZES_KB = [1, 10, 100, 900]

const result = buildBody('ImageAudit').labelResults[1]

/** Returns an audit with so many results that its text has this size. */
const grown = (body, kilobytes) => {
  const room = kilobytes * 1024 - JSON.stringify(body).length
  const count = Math.floor(room / (JSON.stringify(result).length + 1))
  return { ...body, labelResults: Array.from({ length: count }, () => result) }
}

const sizeCases = () =>
  SIZES_KB.map((kilobytes) => {
    // Eight megabytes for each size, so that large bodies do not fill the memory.
    const count = Math.max(8, Math.round(8192 / kilobytes))
    const bodies = variants('small', 8).map((body) => grown(body, kilobytes))
    const texts = freshTexts(bodies, count)
    const { receive } = createReceiver(receiverOptions)
    for (const text of texts.slice(0, 4)) {
      if (receive(text)._tag === 'Left') throw new Error('A large body is refused.')
    }
    return {
      name: `receive: audit of ${(texts[0].length / 1024).toFixed(1)} KB`,
      candidates: {
        base: inTurn(texts, floorOf('audit')),
        grown: inTurn(texts, receive),
      },
    }
  })

export const cases = async () => [...(await kindCases()), ...sizeCases()]

const microsPerKilobyte = (name, { ns }) => {
  const kilobytes = /of ([0-9.]+) KB$/.exec(name)?.[1]
  return kilobytes === undefined ? '-' : micros(ns / Number(kilobytes))
}

const goalOf = (name) => {
  if (name.startsWith('100 kinds')) return atMost(1.4)
  return name.includes('last kind') ? atMost(2.5, 1.5) : noGoal
}

export const run = async ({ quick }) => {
  const measured = await measure(import.meta.url, { quick })
  return {
    header: ['what', 'base us', 'us', 'us per KB', ...headings],
    rows: measured.map(({ name, results: { base, grown: other } }) => [
      name,
      micros(base.ns),
      micros(other.ns),
      microsPerKilobyte(name, other),
      ...cells(other, goalOf(name)),
    ]),
    notes: [
      'The kinds of the two unions are alike, so that only the number differs. The kinds of LiveEvent have fields of their own, which is most of their difference.',
      'receive: the base is the floor: JSON.parse, one-shot MD5 of key + t, timingSafeEqual.',
    ],
  }
}
