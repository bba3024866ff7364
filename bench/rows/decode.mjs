// Decoding a parsed body into a typed event, compared with other libraries that do the same.
import assert from 'node:assert/strict'

import { LiveEvent } from '../../dist/index.mjs'
import { kinds, signedObjects } from '../bodies.mjs'
import { againstPeers, atLeast, noGoal } from '../goal.mjs'
import * as arktype from '../peers/arktype.mjs'
import * as effect from '../peers/effect.mjs'
import * as ioTs from '../peers/io-ts.mjs'
import * as valibot from '../peers/valibot.mjs'
import * as zod from '../peers/zod.mjs'
import * as zodCompiled from '../peers/zod-compiled.mjs'
import { inTurn, measure } from '../rounds.mjs'

export const title = 'Decoding alone: how many times as long as ours others take'

const peers = {
  'zod 4': zod,
  'zod 4, z.compile': zodCompiled,
  valibot,
  effect,
  arktype,
  'naive io-ts': ioTs,
}

const goals = {
  'zod 4': atLeast(3),
  'zod 4, z.compile': noGoal,
  valibot: atLeast(3),
  effect: atLeast(3),
  arktype: atLeast(3),
  'naive io-ts': noGoal,
}

/** Removes absent fields, and `t` and `sign`, which only our codec leaves out. */
const comparable = (value) => {
  if (Array.isArray(value)) return value.map(comparable)
  if (typeof value !== 'object' || value === null || value instanceof Date) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name, part]) => part != null && name !== 't' && name !== 'sign')
      .map(([name, part]) => [name, comparable(part)]),
  )
}

/** Throws if a peer decodes a body to other values than our codec. */
const mustAgree = (name, { decode, valueOf, dropsUnknown = false }, body) => {
  const ours = LiveEvent.decode(body)
  assert.equal(ours._tag, 'Right')
  assert.deepEqual(comparable(valueOf(decode(body))), comparable(ours.right), name)
  const withUnknown = valueOf(decode({ ...body, newer_field: 1 }))
  assert.equal(Object.hasOwn(withUnknown, 'newer_field'), !dropsUnknown, name)
}

export const cases = () =>
  kinds.map((kind) => {
    const bodies = signedObjects(kind)
    const candidates = { ours: inTurn(bodies, (body) => LiveEvent.decode(body)) }
    for (const [name, peer] of Object.entries(peers)) {
      for (const body of bodies) mustAgree(name, peer, body)
      candidates[name] = inTurn(bodies, peer.decode)
    }
    return { name: kind, candidates }
  })

export const run = async ({ quick }) => {
  const measured = await measure(import.meta.url, { quick })
  return {
    ...againstPeers(measured, goals),
    notes: [
      'Every peer is checked first to give the same values. Its union has four kinds, ours all nineteen and the unknown one, which favours the peers.',
      'The peers leave null as null and keep t and sign, and a JSON text that cannot be read fails, where ours reads null as absent, drops t and sign, and keeps the text. All of that favours the peers; effect also drops the fields it does not know instead of keeping them.',
      'zod, z.compile and arktype make code while they run, where that is allowed; ours never does. arktype runs with clone: false, on a shallow copy of its input: its default is several times slower.',
    ],
  }
}
