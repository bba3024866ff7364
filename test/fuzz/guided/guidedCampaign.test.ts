import { describe, expect, test } from '@jest/globals'

import { signedText } from '../delivery.ts'
import { type Invariant, outcomeOf, sampleOf } from '../invariants.ts'
import { guidedCampaign, type GuidedOptions } from './guidedCampaign.ts'

const seeds = [Buffer.from(signedText('{"event_type":1,"stream_id":"room-1","deep":{"a":"b"}}'))]

/** Counters, and an invariant that passes one more of them for each sign of a body. */
const targetOf = (signs: ReadonlyArray<RegExp>, fault: (reached: number) => boolean) => {
  const counts = new Uint32Array(signs.length)
  const checks: ReadonlyArray<Invariant> = [
    {
      name: 'holds',
      check: ({ text }) => {
        const missing = signs.findIndex((sign) => !sign.test(text))
        const reached = missing === -1 ? signs.length : missing
        for (let point = 0; point < reached; point += 1) counts[point] = 1
        if (fault(reached)) throw new Error('a fault')
        return true
      },
    },
  ]
  const files = [{ path: 'a.ts', from: 0, to: signs.length }]
  return { counters: { counts, atLoad: counts.slice(), files }, checks }
}

// Each needs a change of its own, and all of them together are improbable.
const SIGNS = [/"room-1"/, /"__proto__"/, /"valueOf"/, /"toJSON"/, /"hasOwnProperty"/, /"length"/]

const run = (
  fault: (reached: number) => boolean,
  executions: number,
  more: Partial<GuidedOptions> = {},
) =>
  guidedCampaign({
    ...targetOf(SIGNS, fault),
    seed: 1,
    seeds,
    goOn: ({ executions: done, points, findings }) =>
      done < executions && points < SIGNS.length && findings.length === 0,
    maxCorpusBytes: 10_000,
    ...more,
  })

const never = () => false

describe('guidedCampaign', () => {
  test('reaches step by step what it would not reach at once', async () => {
    const report = await run(never, 20_000)
    expect(report).toMatchObject({
      points: SIGNS.length,
      allPoints: SIGNS.length,
      files: [{ path: 'a.ts', points: SIGNS.length, allPoints: SIGNS.length }],
      findings: [],
    })
    const withoutGuide = await run(never, 1000, {
      // A run of which the counters say nothing.
      counters: { counts: new Uint32Array(1), atLoad: new Uint32Array(1), files: [] },
    })
    expect(withoutGuide.kept).toBe(1)
  })

  test('keeps small bodies that together reach all that was reached', async () => {
    const { corpus } = await run(never, 20_000)
    const texts = corpus.map((bytes) => Buffer.from(bytes).toString())
    expect(texts.some((text) => SIGNS.every((sign) => sign.test(text)))).toBe(true)
    for (const text of texts) expect(text.length).toBeLessThan(250)
  })

  test('keeps an accepted body so small that it is still accepted', async () => {
    const counts = new Uint32Array(1000)
    // Each name of a field is a point: a body needs no sign to reach one.
    const names: Array<string> = []
    const check: Invariant['check'] = ({ text }) => {
      for (const [name] of text.matchAll(/"\w+":/g)) {
        if (!names.includes(name)) names.push(name)
        counts[names.indexOf(name)] = 1
      }
      return true
    }
    const { corpus } = await run(never, 2000, {
      counters: { counts, atLoad: counts.slice(), files: [] },
      checks: [{ name: 'holds', check }],
      goOn: ({ executions }) => executions < 2000,
    })
    const accepted = corpus.filter((bytes) => outcomeOf(sampleOf(bytes)) === 'accepted')
    expect(accepted.length).toBeGreaterThan(4)
  })

  test('makes a finding small, and says in which execution it came', async () => {
    const { findings, executions } = await run((reached) => reached >= 3, 20_000)
    expect(findings).toHaveLength(1)
    const [finding] = findings
    expect(finding).toMatchObject({ invariant: 'holds', message: 'Error: a fault' })
    expect(finding?.execution).toBeGreaterThan(1)
    expect(finding?.execution).toBeLessThan(executions)
    const body = JSON.parse(String(finding?.body)) as string
    for (const sign of SIGNS.slice(0, 3)) expect(body).toMatch(sign)
    expect(Object.keys(JSON.parse(body) as object).length).toBeLessThanOrEqual(3)
  })

  test('reports a seed that violates an invariant', async () => {
    const { findings, kept } = await run((reached) => reached === 1, 100)
    expect(findings).toMatchObject([{ times: 1, execution: 1 }])
    expect(kept).toBe(0)
  })

  test('does the same again with the same seed', async () => {
    const withoutCounts = async (seed: number) => {
      const { corpus, ...rest } = await run(never, 3000, { seed })
      return { ...rest, corpus: corpus.map((bytes) => Buffer.from(bytes).toString()) }
    }
    expect(await withoutCounts(7)).toEqual(await withoutCounts(7))
    expect(await withoutCounts(8)).not.toEqual(await withoutCounts(7))
  })

  test('holds bodies to slow invariants too', async () => {
    const slow: Invariant = {
      name: 'is slow',
      every: 4,
      check: () => Promise.reject(new Error('a slow fault')),
    }
    const { findings } = await run(never, 1000, { checks: [slow] })
    expect(findings).toMatchObject([{ invariant: 'is slow', message: 'Error: a slow fault' }])
  })

  test('refuses an asynchronous invariant without every', async () => {
    const checks: ReadonlyArray<Invariant> = [{ name: 'x', check: () => Promise.resolve(true) }]
    await expect(run(never, 1000, { checks })).rejects.toThrow('Give `every` to “x”: it is slow.')
  })
})
