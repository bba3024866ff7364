import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'

import { run } from '../../src/cli/program.ts'
import { timesIn, UTC } from '../../src/cli/times.ts'
import { buildBody } from '../../src/testing/buildBody.ts'
import { signBody } from '../../src/testing/signBody.ts'
import { listening } from './listening.ts'
import { fakeTerminal, START } from './terminal.ts'

const iso = fc
  .date({ min: new Date('1973-01-01'), max: new Date('9999-12-30'), noInvalidDate: true })
  .map((date) => date.toISOString())

const zones = [
  'UTC',
  'local',
  'Asia/Shanghai',
  'Asia/Kathmandu',
  'America/St_Johns',
  'Europe/Paris',
]

describe('timesIn', () => {
  test.each([
    ['UTC', '2026-01-02T03:04:05.000Z', '03:04:05Z'],
    ['utc', '2026-01-02T03:04:05.000Z', '03:04:05Z'],
    ['Asia/Shanghai', '2026-01-02T11:04:05.000+08:00', '11:04:05+08:00'],
    ['Asia/Kathmandu', '2026-01-02T08:49:05.000+05:45', '08:49:05+05:45'],
    ['America/Los_Angeles', '2026-01-01T19:04:05.000-08:00', '19:04:05-08:00'],
  ])('writes times in %s', (zone, full, clock) => {
    const times = timesIn(zone)
    expect([times.full(START.toISOString()), times.clock(START.toISOString())]).toEqual([
      full,
      clock,
    ])
  })

  test('writes midnight as 00, and the offset of the season', () => {
    const { clock } = timesIn('Europe/London')
    expect(clock('2026-07-01T23:00:00Z')).toBe('00:00:00+01:00')
    expect(clock('2026-01-01T00:00:00Z')).toBe('00:00:00Z')
  })

  test('writes the same instant in every zone', () => {
    fc.assert(
      fc.property(iso, fc.constantFrom(...zones), (time, zone) => {
        const { full, clock } = timesIn(zone)
        expect(new Date(full(time)).toISOString()).toBe(time)
        expect(full(time).replace(/\.\d+/, '')).toContain(clock(time))
      }),
    )
  })

  test('leaves ISO 8601 in UTC as it is', () => {
    fc.assert(
      fc.property(iso, (time) => {
        expect(UTC.full(time)).toBe(time)
      }),
    )
  })

  test('has the time zone of this machine as local', () => {
    const { timeZone } = new Intl.DateTimeFormat().resolvedOptions()
    const time = START.toISOString()
    expect(timesIn('Local').full(time)).toBe(timesIn(timeZone).full(time))
  })
})

describe('--time-zone', () => {
  const key = 'examplecallbackkey'
  const eventTime = START.getTime() / 1000 - 60
  const body = (fields = {}): string => {
    const event = buildBody('StreamBegin', { stream_id: 'a', event_time: eventTime, ...fields })
    return JSON.stringify(signBody(event, { key, now: () => START }))
  }

  const inspected = async (...argv: ReadonlyArray<string>) => {
    const terminal = fakeTerminal({ input: body() })
    await run(['inspect', '--key', key, ...argv], terminal)
    return terminal.printed.join('\n')
  }

  test('sets the zone of the times that inspect prints, but not those in the event', async () => {
    const text = await inspected('--time-zone', 'Asia/Shanghai')
    expect(text).toContain('time       2026-01-02T11:03:05.000+08:00, 60 seconds ago')
    expect(text).toContain('valid; its t is 2026-01-02T11:14:05.000+08:00, in 10 minutes')
    expect(text).toMatch(/event_time +2026-01-02T03:03:05\.000Z/)
    expect(await inspected()).toContain('time       2026-01-02T03:03:05.000Z, 60 seconds ago')
  })

  test('sets the zone of the times that listen prints, and moves what is below them', async () => {
    const argv = ['--key', key, '--no-inspector', '--time-zone', 'Asia/Shanghai']
    const { terminal, url } = await listening(argv)
    await fetch(url, { method: 'POST', body: body({ brand_new: 1 }) })
    expect(terminal.printed[0]).toMatch(/^11:04:05\+08:00 {2}StreamBegin /)
    expect(terminal.printed[1]).toMatch(/^ {16}brand_new: /)
  })

  test('changes no JSON', async () => {
    expect(await inspected('--json', '--time-zone', 'Asia/Shanghai')).toBe(
      await inspected('--json'),
    )
  })

  test.each(['Mars/Base', '', '8'])('refuses the zone %j', async (zone) => {
    const terminal = fakeTerminal()
    expect(await run(['inspect', '--time-zone', zone], terminal)).toBe(2)
    expect(terminal.noted).toEqual([
      'error: --time-zone must be local, UTC, or the name of a zone, such as Asia/Shanghai.',
    ])
  })
})
