// Bodies that do not decode: our codec and zod both report the path and the expected value.
import assert from 'node:assert/strict'

import { createReceiver, LiveEvent } from '../../dist/index.mjs'
import { freshTexts, receiverOptions, signedObjects, variants } from '../bodies.mjs'
import { floorOf } from '../floor.mjs'
import { atLeast, cells, headings, micros } from '../goal.mjs'
import * as zod from '../peers/zod.mjs'
import { inTurn, measure } from '../rounds.mjs'

export const title = 'A body with one wrong field, explained, against zod 4'

/** The field that is wrong. Without it the event means nothing, so both must refuse the body. */
const places = { push: 'stream_id', audit: 'img' }

const spoiledAt = (place) => (body) => ({ ...body, [place]: { of: 'another type' } })

/** Throws unless both refuse the body at the same path. */
const mustFail = (kind, body) => {
  const ours = LiveEvent.decode(body)
  assert.equal(ours._tag, 'Left')
  const [{ context }] = ours.left
  const path = context.map(({ key }) => key).filter((key) => key !== '')
  assert.equal(path.join('.'), places[kind])
  const theirs = zod.decode(body)
  assert.equal(theirs.success, false)
  assert.equal(theirs.error.issues[0].path.join('.'), places[kind])
}

const decodeCase = (kind, bodies) => ({
  name: `decode: ${kind}`,
  candidates: {
    ours: inTurn(bodies, (body) => LiveEvent.decode(body).left),
    theirs: inTurn(bodies, (body) => zod.decode(body).error.issues),
  },
})

const receiveCase = (kind, texts) => {
  const { receive } = createReceiver(receiverOptions)
  assert.equal(receive(texts[0]).left._tag, 'EventInvalid')
  const floor = floorOf(kind)
  return {
    name: `receive: ${kind}`,
    candidates: {
      ours: inTurn(texts, (text) => receive(text).left.issues),
      theirs: inTurn(texts, (text) => zod.decode(floor(text)).error.issues),
    },
  }
}

export const cases = () =>
  Object.entries(places).flatMap(([kind, place]) => {
    const spoiled = spoiledAt(place)
    const bodies = signedObjects(kind).map(spoiled)
    for (const body of bodies) mustFail(kind, body)
    return [decodeCase(kind, bodies), receiveCase(kind, freshTexts(variants(kind).map(spoiled)))]
  })

const goals = { decode: atLeast(1), receive: atLeast(1) }

export const run = async ({ quick }) => {
  const measured = await measure(import.meta.url, { quick })
  return {
    header: ['body', 'ours us', 'zod 4 us', ...headings],
    rows: Object.entries(goals).flatMap(([prefix, goal]) =>
      measured
        .filter(({ name }) => name.startsWith(prefix))
        .map(({ name, results: { ours, theirs } }) => [
          name,
          micros(ours.ns),
          micros(theirs.ns),
          ...cells(theirs, goal),
        ]),
    ),
    notes: [
      'Both are checked first to name the same field: the stream of a push, the picture of an audit. We leave out an optional field that cannot be read, and zod refuses the body, so only required fields can be compared.',
      'receive: text in, EventInvalid with its issues out, against the floor of the table above followed by zod 4.',
    ],
  }
}
