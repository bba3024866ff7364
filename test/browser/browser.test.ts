import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Browser, Page } from 'playwright-core'

import { diagnose } from '../../src/diagnose/diagnose.ts'
import * as root from '../../src/index.ts'
import { fixtures } from '../../src/testing/fixtures.ts'
import { hostileBodies } from '../../src/testing/hostileBodies.ts'
import { signBody } from '../../src/testing/signBody.ts'
import { startChromium, withChromium } from '../inspector/page/chromium.ts'
import { answersOf, type Question } from './answers.ts'
import { bundleLibrary } from './bundle.ts'

const KEY = 'S3cretKey'
const TIME = 1_700_000_000_000
const T = TIME / 1000 + 600

const signed = (body: object) => JSON.stringify(signBody(body, { key: KEY, t: T }))

const rows: ReadonlyArray<{ readonly name: string; readonly body: Uint8Array | string }> = [
  ...hostileBodies({ key: KEY, now: new Date(TIME) }),
  ...fixtures.map(({ name, body }) => ({ name, body: signed(body) })),
  ...fixtures.map(({ name, body }) => ({ name: `${name}, expired`, body: JSON.stringify(body) })),
]

const question: Question = {
  key: KEY,
  time: TIME,
  bodies: rows.map(({ body }) => Buffer.from(body).toString('base64')),
}

/** Where there is no Chromium, these are skipped, and a warning says so. */
const describeInBrowser = withChromium ? describe : describe.skip

describeInBrowser('the library in a browser', () => {
  let browser: Browser
  let page: Page

  beforeAll(async () => {
    const [started, script] = await Promise.all([startChromium(), bundleLibrary()])
    browser = started
    page = await browser.newPage()
    await page.addScriptTag({ content: script })
  })

  afterAll(async () => {
    await browser.close()
  })

  test('runs without anything of Node', async () => {
    const types = await page.evaluate('[typeof process, typeof Buffer, typeof require]')
    expect(types).toEqual(['undefined', 'undefined', 'undefined'])
  })

  test('says of every fixture and hostile body what it says in Node', async () => {
    const [inPage, inNode] = await Promise.all([
      page.evaluate<ReadonlyArray<string>>(`ask(${JSON.stringify(question)})`),
      answersOf({ ...root, diagnose }, question),
    ])
    const different = rows.flatMap(({ name }, index) =>
      inPage[index] === inNode[index] ? [] : [{ name, page: inPage[index], node: inNode[index] }],
    )
    expect(different).toEqual([])
    expect(inPage).toHaveLength(rows.length)
    // Some bodies have a MiB, and a busy machine takes its time over them twice.
  }, 300_000)

  test('makes random keys', async () => {
    const keys = await page.evaluate('[generateCallbackKey(), generateCallbackKey()]')
    const key = expect.stringMatching(/^[A-Za-z0-9]{32}$/) as unknown
    expect(keys).toEqual([key, key])
    expect(new Set(keys as ReadonlyArray<string>).size).toBe(2)
  })
})
