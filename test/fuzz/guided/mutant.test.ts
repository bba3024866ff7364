import { describe, expect, test } from '@jest/globals'

import { signedText } from '../delivery.ts'
import { outcomeOf, sampleOf } from '../invariants.ts'
import { parseTree } from '../parseTree.ts'
import { mutant, type Parent } from './mutant.ts'
import { randomOf } from './Random.ts'

const parentOf = (text: string): Parent => {
  const tree = parseTree(text)
  return { bytes: Buffer.from(text), ...(tree !== undefined && { tree }) }
}

const push = parentOf(signedText('{"event_type":1,"stream_id":"room-1","sequence":"7"}'))
const snapshot = parentOf(signedText('{"event_type":200,"stream_id":"room-2","pic_url":"/a.jpg"}'))

const mutants = (parent: Parent, seed: number): ReadonlyArray<string> => {
  const random = randomOf(seed)
  return Array.from({ length: 2000 }, () =>
    Buffer.from(mutant(parent, snapshot, random)).toString('latin1'),
  )
}

const all = mutants(push, 1)

describe('mutant', () => {
  test('makes the same bodies with the same seed, and leaves its parent as it was', () => {
    expect(mutants(push, 1)).toEqual(all)
    expect(mutants(push, 2)).not.toEqual(all)
    expect(parentOf(Buffer.from(push.bytes).toString())).toEqual(push)
  })

  test('makes many different bodies, of which a good part is accepted', () => {
    expect(new Set(all).size).toBeGreaterThan(1000)
    const accepted = all.filter((text) => outcomeOf(sampleOf(Buffer.from(text))) === 'accepted')
    expect(accepted.length).toBeGreaterThan(400)
  })

  test('takes parts of another body', () => {
    expect(all.filter((text) => text.includes('/a.jpg')).length).toBeGreaterThan(20)
  })

  test('makes forms, with one field for each or for all', () => {
    expect(all.filter((text) => text.startsWith('event_type=1&')).length).toBeGreaterThan(5)
    expect(all.filter((text) => /^[a-z]+=%7B%22/.test(text)).length).toBeGreaterThan(3)
  })

  test('damages a body that is not JSON', () => {
    const broken = mutants(parentOf('event_type=1&stream_id=a'), 1)
    expect(new Set(broken).size).toBeGreaterThan(1000)
    expect(broken.some((text) => text.startsWith('event_type=1&'))).toBe(true)
  })
})
