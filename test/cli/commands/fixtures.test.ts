import { existsSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { describe, expect, test } from '@jest/globals'

import { kinds } from '../../../src/cli/kinds.ts'
import { run } from '../../../src/cli/program.ts'
import { createReceiver } from '../../../src/receive/receiver.ts'
import { buildBody } from '../../../src/testing/buildBody.ts'
import { fixtures } from '../../../src/testing/fixtures.ts'
import type { JsonObject } from '../../../src/wire/json.ts'
import { fakeTerminal, START } from '../terminal.ts'

const key = 'examplecallbackkey'

const show = async (...args: ReadonlyArray<string>) => {
  const terminal = fakeTerminal()
  const code = await run(['fixtures', ...args], terminal)
  return { ...terminal, code }
}

const bodyOf = (printed: ReadonlyArray<string>) => JSON.parse(printed.join('\n')) as JsonObject

describe('live-callbacks fixtures', () => {
  test('lists all fixtures', async () => {
    const { code, printed } = await show()
    expect(code).toBe(0)
    expect(printed.map((line) => line.split(' ')[0])).toEqual(fixtures.map(({ name }) => name))
    expect(printed).toContainEqual(expect.stringMatching(/^StreamEnd\/current +0$/))
    expect(printed).toContainEqual(expect.stringMatching(/^Relay\/TaskExit +314 {2}TaskExit$/))
  })

  test('lists the fixtures of an event, the newest first, also as JSON', async () => {
    const { printed } = await show('recordstatus', '--list', '--json')
    const listed = JSON.parse(printed[0] ?? '') as ReadonlyArray<JsonObject>
    expect(listed[0]).toEqual({ name: 'RecordStatus/current', event_type: 332 })
    expect(listed).toHaveLength(10)
  })

  test.each([...fixtures])('prints $name', async ({ name, body }) => {
    expect(bodyOf((await show(name)).printed)).toEqual(body)
  })

  test.each(kinds)('prints the newest of %s', async (kind) => {
    const { t: _, sign: __, ...body } = bodyOf((await show(kind, '--json')).printed)
    expect(body).toEqual(buildBody(kind))
  })

  test('finds events by their number', async () => {
    expect(bodyOf((await show('100')).printed)).toMatchObject({ event_type: 100 })
    expect((await show('314', '--list')).printed).toHaveLength(17)
  })

  test('writes them to files', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'fixtures-'))
    const { code, printed } = await show('--out', folder)
    expect(code).toBe(0)
    expect(printed).toEqual([`${fixtures.length} files written to ${folder}`])
    for (const { name, body } of fixtures) {
      expect(JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8'))).toEqual(body)
    }
  })

  test('writes the fixtures of an event, signed', async () => {
    const folder = join(mkdtempSync(join(tmpdir(), 'fixtures-')), 'new')
    const { printed } = await show(
      ...['Snapshot', '--out', folder, '--signed', '--key', key, '--json'],
    )
    const files = JSON.parse(printed[0] ?? '') as ReadonlyArray<string>
    expect(readdirSync(folder)).toEqual(['Snapshot'])
    expect(files).toHaveLength(4)
    const receiver = createReceiver({ keys: key, now: () => START })
    for (const file of files) {
      expect(receiver.receive(readFileSync(file, 'utf8'))._tag).toBe('Right')
    }
    expect(existsSync(join(folder, 'Snapshot/current.json'))).toBe(true)
  })

  test('leaves relay events unsigned', async () => {
    const { printed } = await show('TaskStart', '--signed', '--key', key)
    expect(bodyOf(printed)).toEqual(buildBody('TaskStart'))
  })

  test.each([
    ['a name that there is none of', ['Snapshto'], 'with that name; did you mean Snapshot? `live-'],
    ['a name that is like none', ['Foo'], 'with that name. `live-callbacks fixtures` lists all.'],
    ['a folder that is a file', ['--out', 'package.json'], '--out cannot be written to'],
    ['no key', ['Snapshot', '--signed'], 'There is no callback key'],
  ])('refuses %s', async (_what, args, complaint) => {
    const { code, printed, noted } = await show(...args)
    expect(code).toBe(2)
    expect(printed).toEqual([])
    expect(noted.join('\n')).toContain(complaint)
  })
})
