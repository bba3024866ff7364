import { once } from 'node:events'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'

import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals'
import axe from 'axe-core'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'

import { createEntryLog, type Delivery, type EntryLog } from '../../src/inspector/EntryLog.ts'
import { createInspectorServer } from '../../src/inspector/server.ts'
import { buildBody } from '../../src/testing/buildBody.ts'
import { hostileBodies } from '../../src/testing/hostileBodies.ts'
import { signBody } from '../../src/testing/signBody.ts'
import type { JsonObject } from '../../src/wire/json.ts'
import { type Listening, listening } from '../cli/listening.ts'
import { START } from '../cli/terminal.ts'
import { type Bundle, bundlePage } from './page/bundle.ts'
import { startChromium, withChromium } from './page/chromium.ts'
import { ARRIVAL, entryOf, key } from './page/entryOf.ts'
import { runTest } from './page/runTest.ts'

const second = START.getTime() / 1000
const room = { stream_id: 'room-1', app: 'push.example.com', appname: 'live' }

const signed = (body: JsonObject): JsonObject => signBody(body, { key, now: () => START })

const begin = signed(buildBody('StreamBegin', { ...room, sequence: '7', event_time: second - 90 }))
const end = signed(buildBody('StreamEnd', { ...room, sequence: '7', event_time: second - 20 }))
const forged = { ...buildBody('Snapshot', room), t: second + 600, sign: '0'.repeat(32) }

const DELIVERY: Delivery = {
  body: Buffer.from('{}'),
  path: '/',
  remoteAddress: '',
  forwardedBy: [],
}

/**
 * The elements that no text of a body may become. The only links are those to Tencent's pages on
 * the events.
 */
const ALIENS =
  'main a:not([href^="https://www.tencentcloud.com/"], [href^="https://cloud.tencent.com/"]), ' +
  '#inspector :is(img, script, iframe, [style])'

/** A body as bytes, or as JSON. */
const post = async (url: string, ...bodies: ReadonlyArray<JsonObject | Uint8Array | string>) => {
  for (const body of bodies) {
    const isRaw = typeof body === 'string' || body instanceof Uint8Array
    await fetch(url, { method: 'POST', body: isRaw ? body : JSON.stringify(body) })
  }
}

/** Without Chromium these tests are skipped, with a warning. */
const describeInBrowser = withChromium ? describe : describe.skip

describeInBrowser('the page of the inspector', () => {
  let browser: Browser
  let assets: Bundle

  beforeAll(async () => {
    ;[browser, assets] = await Promise.all([startChromium(), bundlePage()])
  })

  afterAll(async () => {
    await browser.close()
  })

  const alarms: Array<string> = []

  afterEach(async () => {
    for (const context of browser.contexts()) {
      for (const page of context.pages()) {
        alarms.push(...(await page.evaluate<Array<string>>('window.violations')))
      }
      await context.close()
    }
    expect(alarms.splice(0)).toEqual([])
  })

  /** Opens the page. Every test checks that it sends no request elsewhere and reports no error. */
  const visit = async (url: string, options: BrowserContextOptions = {}): Promise<Page> => {
    const context = await browser.newContext({
      locale: 'en-US',
      timezoneId: 'UTC',
      permissions: ['clipboard-read', 'clipboard-write'],
      ...options,
    })
    context.setDefaultTimeout(30_000)
    const page = await context.newPage()
    await page.addInitScript(`
      window.violations = []
      addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
        violations.push(violatedDirective + ' ' + blockedURI)
      })
    `)
    page.on('pageerror', (error) => alarms.push(String(error)))
    page.on('request', (request) => {
      const asked = new URL(request.url())
      if (asked.protocol !== 'data:' && asked.origin !== new URL(url).origin) {
        alarms.push(request.url())
      }
    })
    await page.goto(url)
    return page
  }

  const listen = (...argv: ReadonlyArray<string>): Promise<Listening> =>
    listening(['--key', key, ...argv], { assets })

  /** Opens the page of a `listen` that has received these bodies, in this order. */
  const visitWith = async (
    bodies: ReadonlyArray<JsonObject | Uint8Array | string>,
    options: BrowserContextOptions = {},
  ): Promise<Page> => {
    const { url, inspector } = await listen()
    await post(url, ...bodies)
    return visit(inspector, options)
  }

  const titles = (page: Page): Promise<ReadonlyArray<string>> =>
    page.locator('[role=option] strong').allTextContents()

  /** Waits for the count above the list. The announcement for screen readers has a similar text. */
  const countIs = (page: Page, count: string): Promise<void> =>
    page.getByText(count, { exact: true }).waitFor()

  const option = (page: Page, name: string) =>
    page.locator('[role=option]', { hasText: name }).first()

  const heading = (page: Page) => page.locator('h2').first()

  const fact = (page: Page, name: string) =>
    page.locator('.facts > div', { has: page.getByText(name, { exact: true }) }).locator('dd')

  test('says what to do before a callback has arrived', async () => {
    const { url, inspector } = await listen()
    const page = await visit(inspector)
    await page.getByText(`send StreamBegin --to ${url} --key`).waitFor()
    expect(await page.locator('.setup').textContent()).toBe(
      `Receives at ${url}Answers callbacks itself`,
    )
  })

  test('says where callbacks are forwarded to', async () => {
    const { inspector } = await listen('--forward', 'http://192.0.2.1:8080/hooks?app=1&key=abc')
    const page = await visit(inspector)
    await page.getByText('Forwards to http://192.0.2.1:8080/hooks?app=1&key=…').waitFor()
  })

  test('lists callbacks as they arrive, the newest first', async () => {
    const { url, inspector } = await listen()
    await post(url, begin)
    const page = await visit(inspector)
    await option(page, 'StreamBegin').waitFor()
    await post(url, '{', forged)
    await option(page, 'Snapshot').waitFor()
    expect(await titles(page)).toEqual(['Snapshot', 'No event', 'StreamBegin'])
    expect(await option(page, 'Snapshot').textContent()).toMatch(/room-1.*Refused.*401/)
    expect(await option(page, 'StreamBegin').textContent()).toMatch(/03:04:05.*Accepted.*200/)
    await page.locator('[role=status]', { hasText: '3 callbacks have arrived' }).waitFor({
      state: 'attached',
    })
  })

  test('filters by stream, event and state', async () => {
    const page = await visitWith([
      begin,
      forged,
      end,
      signed(buildBody('StreamBegin', { stream_id: 'other' })),
    ])
    await countIs(page, '4 callbacks')
    await page.getByLabel('Stream contains').fill('ROOM')
    expect(await titles(page)).toEqual(['StreamEnd', 'Snapshot', 'StreamBegin'])
    await page.getByLabel('State').selectOption('Refused')
    expect(await titles(page)).toEqual(['Snapshot'])
    await page.getByLabel('Event').selectOption('StreamEnd')
    expect(await titles(page)).toEqual([])
    await page.getByRole('button', { name: 'Clear the filter' }).click()
    expect(await titles(page)).toHaveLength(4)
  })

  test('does not show new callbacks while it is paused', async () => {
    const { url, inspector } = await listen()
    await post(url, begin)
    const page = await visit(inspector)
    await option(page, 'StreamBegin').waitFor()
    await page.getByRole('button', { name: 'Pause' }).click()
    await post(url, end)
    await page.getByText('1 new callback not shown yet').waitFor()
    expect(await titles(page)).toEqual(['StreamBegin'])
    await page.getByRole('button', { name: 'Resume' }).click()
    expect(await titles(page)).toEqual(['StreamEnd', 'StreamBegin'])
  })

  test('shows the details of a callback', async () => {
    const page = await visitWith([{ ...end, brand_new: '12345678901234567890' }])
    await option(page, 'StreamEnd').click()
    expect(await heading(page).textContent()).toBe('StreamEnd')
    expect(await fact(page, 'Stream').textContent()).toBe('push.example.com/live/room-1')
    expect(await fact(page, 'Happened').textContent()).toBe('2026-01-02 03:03:45 UTC')
    expect(await fact(page, 'Arrived').textContent()).toBe('2026-01-02 03:04:05 UTC20 s later')
    expect(await fact(page, 'Answer').textContent()).toBe('200 by live-callbacks0 ms')
    expect(await fact(page, 'Signature').textContent()).toMatch(/^Valid.*03:14:05 UTC/)
    const row = (name: string) => page.locator('tr', { hasText: name })
    expect(await row('push_duration').textContent()).toMatch(/milliseconds/i)
    expect(await row('brand_new').textContent()).toContain('unknown to this library')
    expect(await page.locator('.findings').textContent()).toContain('brand_new')

    const body = page.locator('.body pre')
    expect(await body.textContent()).toContain('\n  "stream_id": "room-1"')
    expect(await body.textContent()).toContain('\n  "stream_param": "txSecret=…&txTime=')
    expect(await row('stream_param').textContent()).toContain('txSecret=…&txTime=')
    await page.getByRole('button', { name: 'Exact text' }).click()
    expect(await body.textContent()).toBe(
      JSON.stringify({ ...end, brand_new: '12345678901234567890' }),
    )
  })

  test('shows no secret of a form, of broken JSON and of JSON in a string', async () => {
    const secret = '0123456789abcdef0123456789abcdef'
    const body = {
      ...end,
      sign: secret,
      stream_param: `txSecret=${secret}&txTime=6914E740`,
      [`url?token=${secret}`]: 1,
    }
    const form = new URLSearchParams(
      Object.entries(body).map(([name, value]): [string, string] => [name, String(value)]),
    )
    const json = JSON.stringify(body)
    const texts = [
      form.toString(),
      `data=${encodeURIComponent(json)}`,
      json.slice(0, -1),
      JSON.stringify({ log: json }),
      json,
    ]
    const { url, inspector } = await listen()
    await post(`${url}?token=${secret}`, ...texts)
    const page = await visit(inspector)
    await countIs(page, '5 callbacks')
    const shown = page.locator('.body pre')
    for (const [index, text] of texts.toReversed().entries()) {
      await page.locator('[role=option]').nth(index).click()
      expect(await page.locator('body').textContent()).not.toContain(secret)
      expect(await page.content()).not.toContain(secret)
      expect(await shown.textContent()).toContain('…')
      await page.getByRole('button', { name: 'Exact text' }).click()
      expect(await shown.textContent()).toBe(text)
    }
    for (const name of ['Exact text', 'Copy body with secrets']) {
      const button = page.getByRole('button', { name })
      expect(await button.getAttribute('title')).toContain('with its signature and secrets')
    }
  })

  test('says why a callback was refused', async () => {
    const page = await visitWith([forged])
    await option(page, 'Snapshot').click()
    expect(await fact(page, 'Signature').textContent()).toMatch(
      /SignatureMismatch The sign was created.*Likely reasons.*Your key may be/,
    )
    expect(await page.locator('.facts ol li').count()).toBeGreaterThan(0)
    expect(await fact(page, 'Answer').textContent()).toContain('Tencent would send it again')
  })

  test('says in Chinese why a callback was refused', async () => {
    const page = await visitWith([{ ...forged, brand_new: 1 }, 'hello'], { locale: 'zh-CN' })
    await option(page, 'Snapshot').click()
    expect(await fact(page, '签名').textContent()).toMatch(
      /SignatureMismatch sign 是用另一个密钥生成的.*可能的原因.*推流鉴权密钥/,
    )
    expect(await page.locator('.findings').textContent()).toMatch(
      /警告.*brand_new 本库未收录此字段/,
    )
    expect(await option(page, '不是事件').textContent()).toContain('消息体不是 JSON')
  })

  test('marks the repeats of an event, and leads to the first of them', async () => {
    const other = signed(buildBody('StreamBegin', { ...room, sequence: '8' }))
    const again = signBody(begin, { key, t: second + 300 })
    const page = await visitWith([begin, other, again, '{'])
    await countIs(page, '4 callbacks')
    const rows = await page.locator('[role=option]').allTextContents()
    expect(rows.map((row) => /delivery \d/.exec(row)?.[0])).toEqual([
      undefined,
      'delivery 2',
      undefined,
      undefined,
    ])
    await option(page, 'delivery 2').click()
    expect(await fact(page, 'Repeat').textContent()).toBe(
      'Delivery 2 of the event, by its idempotency key Go to the first, number 1',
    )
    await page.getByRole('button', { name: 'Go to the first, number 1' }).focus()
    await page.keyboard.press('Enter')
    expect(await fact(page, 'Number').textContent()).toBe('1')
    expect(await fact(page, 'Repeat').count()).toBe(0)
    expect(await page.evaluate('document.activeElement.tagName')).toBe('H2')
    expect(await page.locator('[aria-selected=true]').textContent()).not.toContain('delivery')
  })

  test('says in Chinese which delivery of an event it is', async () => {
    const page = await visitWith([begin, begin], { locale: 'zh-CN' })
    await option(page, '第 2 次投递').click()
    expect(await fact(page, '重复').textContent()).toBe(
      '按幂等键，这是该事件的第 2 次投递 转到第一次投递，编号 1',
    )
    expect(await page.locator('[data-mark]').first().getAttribute('aria-label')).toBe(
      'StreamBegin，已接受，发生 03:02:35，到达 03:04:05，晚 1 分 30 秒',
    )
  })

  test('says how many older callbacks are gone, also the first of an event', async () => {
    const { log, url } = await serve(1)
    const { id: _id, ...first } = entryOf(begin)
    const add = () => log.add({ ...first, eventKey: 'the same' }, DELIVERY)
    for (let more = 0; more < 1049; more += 1) add()
    const page = await visit(url)
    await countIs(page, '1,000 callbacks')
    const gone = page.getByText(/^50 older callbacks are gone, and no filter finds them: /)
    await gone.waitFor()
    await page.getByLabel('Stream contains').fill('nowhere')
    await page.getByText('None of the callbacks that are kept matches the filter.').waitFor()
    expect(await gone.isVisible()).toBe(true)
    await page.getByRole('button', { name: 'Clear the filter' }).click()
    await option(page, 'delivery 1049').click()
    expect(await fact(page, 'Repeat').textContent()).toBe(
      'Delivery 1049 of the event, by its idempotency keythe first, number 2, is gone',
    )
    add()
    await page.getByText(/^51 older callbacks are gone/).waitFor()
    await page.getByRole('button', { name: '中文' }).click()
    await page.getByText(/^更早的 51 条回调已不在，筛选也找不到/).waitFor()
  })

  test('says nothing of older callbacks while all are there', async () => {
    const page = await visitWith([begin, end])
    await countIs(page, '2 callbacks')
    expect(await page.getByText('older').count()).toBe(0)
  })

  test('shows times in the time zone of the browser, or in UTC by choice', async () => {
    const page = await visitWith([begin], { timezoneId: 'Asia/Shanghai' })
    await option(page, 'StreamBegin').click()
    const arrived = () => fact(page, 'Arrived').textContent()
    const row = () => option(page, 'StreamBegin').textContent()
    const field = () => page.locator('tr', { hasText: 'event_time' }).textContent()
    const label = () => page.locator('[data-mark]').getAttribute('aria-label')
    const local = async () => {
      expect(await arrived()).toMatch(/^2026-01-02 11:04:05 (?:GMT|UTC)\+8/)
      expect(await row()).toContain('11:04:05')
      expect(await field()).toContain('11:02:35')
      expect(await label()).toContain('Happened 11:02:35, Arrived 11:04:05')
    }
    await local()
    const utc = page.getByRole('button', { name: 'Times in UTC' })
    expect(await utc.getAttribute('aria-pressed')).toBe('false')
    await utc.focus()
    await page.keyboard.press('Enter')
    expect(await utc.getAttribute('aria-pressed')).toBe('true')
    expect(await arrived()).toMatch(/^2026-01-02 03:04:05 UTC/)
    expect(await row()).toContain('03:04:05')
    expect(await field()).toContain('03:02:35')
    expect(await label()).toContain('Happened 03:02:35, Arrived 03:04:05')
    await page.reload()
    expect(await row()).toContain('03:04:05')
    await utc.click()
    await option(page, 'StreamBegin').click()
    await local()
    await page.reload()
    expect(await row()).toContain('11:04:05')
    await page.getByRole('button', { name: '中文' }).click()
    await page.getByRole('button', { name: 'UTC 时间', pressed: false }).waitFor()
  })

  test('shows both choices if the browser forbids to remember them', async () => {
    const { url, inspector } = await listen()
    await post(url, begin)
    const page = await visit(inspector, { timezoneId: 'Asia/Shanghai' })
    await page.addInitScript(
      `Object.defineProperty(window, 'localStorage', { get() { throw new Error() } })`,
    )
    await page.reload()
    await page.getByRole('button', { name: 'Times in UTC' }).click()
    expect(await option(page, 'StreamBegin').textContent()).toContain('03:04:05')
    await page.getByRole('button', { name: '中文' }).click()
    await option(page, '已接受').waitFor()
  })

  test('draws the timeline of a stream, and moves along it by keyboard', async () => {
    const late = signed(buildBody('Snapshot', { ...room, create_time: second - 40 }))
    const other = signed(buildBody('Snapshot', { stream_id: 'other' }))
    const page = await visitWith([begin, end, late, other])
    await option(page, 'StreamEnd').click()
    const marks = page.locator('[data-mark]')
    expect(await marks.count()).toBe(3)
    expect(await page.locator('.push').count()).toBe(1)
    const [first, , last] = await marks.all()
    expect(await first?.getAttribute('aria-label')).toBe(
      'StreamBegin, Accepted, Happened 03:02:35, Arrived 03:04:05, 1 min 30 s later',
    )
    await page.locator('[data-mark][tabindex="0"]').focus()
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Enter')
    expect(await heading(page).textContent()).toBe('Snapshot')
    expect(await last?.getAttribute('aria-current')).toBe('true')
    await page.keyboard.press('Home')
    await page.keyboard.press(' ')
    expect(await heading(page).textContent()).toBe('StreamBegin')
  })

  test('sends a callback again, with a new signature', async () => {
    const page = await visitWith([forged])
    await option(page, 'Snapshot').click()
    await page.getByRole('button', { name: 'Send again' }).click()
    await page.getByText('Sent again as number 2, answered with 200.').waitFor()
    await option(page, 'Accepted').click()
    expect(await fact(page, 'Number').textContent()).toBe('2sent again from number 1')
  })

  test('says so when it cannot send a callback again', async () => {
    const page = await visitWith([begin])
    await option(page, 'StreamBegin').click()
    await page.route('**/resend?**', (route) => route.abort())
    await page.getByRole('button', { name: 'Send again' }).click()
    await page.getByText('could not be sent again').waitFor()
  })

  test('copies a callback as a test that passes, and its body', async () => {
    const page = await visitWith([begin])
    await option(page, 'StreamBegin').click()
    const copied = () => page.evaluate<string>('navigator.clipboard.readText()')
    await page.getByRole('button', { name: 'Copy as test' }).click()
    await page.getByText('The test was copied to the clipboard.').waitFor()
    expect(await runTest(await copied())).toEqual(['handles StreamBegin of room-1'])
    await page.getByRole('button', { name: 'Copy body' }).click()
    await page.getByText('The body was copied to the clipboard.').waitFor()
    expect(await copied()).toBe(JSON.stringify(begin))
  })

  test('shows a text to copy by hand if the browser forbids the clipboard', async () => {
    const page = await visitWith([begin])
    await page.evaluate('navigator.clipboard.writeText = () => Promise.reject(new Error())')
    await option(page, 'StreamBegin').click()
    await page.getByRole('button', { name: 'Copy body' }).click()
    expect(await page.getByRole('textbox').last().inputValue()).toBe(JSON.stringify(begin))
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
  })

  test('can be used by keyboard only', async () => {
    const page = await visitWith([begin, forged, end])
    await countIs(page, '3 callbacks')
    const focused = () => page.evaluate<string>('document.activeElement.textContent')
    await page.keyboard.press('j')
    expect(await focused()).toContain('StreamEnd')
    await page.keyboard.press('j')
    await page.keyboard.press('ArrowDown')
    expect(await focused()).toContain('StreamBegin')
    expect(await heading(page).textContent()).toBe('StreamBegin')
    await page.keyboard.press('k')
    expect(await focused()).toContain('Snapshot')
    await page.keyboard.press('End')
    expect(await focused()).toContain('StreamBegin')
    await page.keyboard.press('Home')
    expect(await focused()).toContain('StreamEnd')
    await page.keyboard.press('Enter')
    expect(await page.evaluate('document.activeElement.tagName')).toBe('H2')
    await page.keyboard.press('Escape')
    expect(await focused()).toMatch(/StreamEnd.*Accepted/)
    await page.keyboard.press('/')
    await page.keyboard.type('jk?')
    expect(await page.getByLabel('Stream contains').inputValue()).toBe('jk?')
    await page.keyboard.press('Escape')
    await page.keyboard.press('?')
    await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor()
    await page.keyboard.press('j')
    expect(await heading(page).textContent()).toBe('StreamEnd')
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
  })

  test('keeps the focus where it is when callbacks arrive', async () => {
    const { url, inspector } = await listen()
    await post(url, begin, forged)
    const page = await visit(inspector)
    await option(page, 'StreamBegin').click()
    await post(url, end)
    await option(page, 'StreamEnd').waitFor()
    expect(await page.evaluate('document.activeElement.textContent')).toContain('StreamBegin')
    expect(await page.locator('[role=option][tabindex="0"]').count()).toBe(1)
  })

  test('uses the language of the browser, or the chosen one', async () => {
    const page = await visitWith([begin], { locale: 'zh-CN' })
    await option(page, '已接受').click()
    const lang = () => page.locator('html').getAttribute('lang')
    expect(await lang()).toBe('zh-CN')
    expect(await page.title()).toBe('回调')
    expect(await page.locator('tr', { hasText: 'stream_id' }).textContent()).toMatch(
      /消息体中：(?! )/,
    )
    expect(await page.locator('.summary').textContent()).toMatch(/^room-1 开始推流/)
    await page.getByRole('button', { name: 'English' }).click()
    expect(await page.locator('.summary').textContent()).toMatch(/^room-1 began/)
    expect(await lang()).toBe('en')
    await page.reload()
    await page.getByRole('heading', { name: 'Callbacks' }).waitFor()
    expect(await lang()).toBe('en')
  })

  test('shows hostile bodies as text only', async () => {
    const markup =
      '<img src="https://evil.example/x" onerror="window.ran = 1"><script>window.ran = 1</script>'
    const field = `${markup}\u202etxt.exe\u0007 javascript:window.ran=1 https://evil.example/`
    const page = await visitWith([
      ...(hostileBodies({ key, now: START })
        .map(({ body }) => body)
        .filter((body) => typeof body === 'string' && body.length < 5000)
        .slice(0, 60) as ReadonlyArray<string>),
      signed({
        event_type: 314,
        callback_event: field,
        stream_id: field,
        [field]: { [field]: [field] },
      }),
      markup,
      signed({ ...buildBody('StreamBegin'), stream_id: field, [field]: field }),
    ])
    await countIs(page, '63 callbacks')
    await page.keyboard.press('j')
    expect(await page.locator('.fields').textContent()).toContain(`${markup}\\u202etxt.exe\\u0007`)
    for (let shown = 0; shown < 63; shown += 1) {
      expect(await page.locator(ALIENS).count()).toBe(0)
      await page.keyboard.press('j')
    }
    expect(await page.evaluate('window.ran')).toBeUndefined()
  })

  test('stays fast with large or deep bodies, and says that parts are left out', async () => {
    const fill = (length: number) => signed(buildBody('StreamBegin', { text: 'x'.repeat(length) }))
    const deep = `${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`
    const page = await visitWith([
      fill(1_040_000),
      deep,
      JSON.stringify(signed({ event_type: 1, stream_id: 'deep', a: 0 })).replace(
        '"a":0',
        `"a":${deep}`,
      ),
      signed(buildBody('StreamBegin', { list: Array.from({ length: 100_000 }, () => ({ a: 1 })) })),
      signed(
        buildBody(
          'StreamBegin',
          Object.fromEntries(Array.from({ length: 20_000 }, (_, n) => [`field_${n}`, n])),
        ),
      ),
    ])
    await countIs(page, '5 callbacks')
    const began = performance.now()
    await page.keyboard.press('j')
    await page.getByText('Only the first fields are shown').waitFor()
    for (let shown = 0; shown < 4; shown += 1) await page.keyboard.press('j')
    await page.getByText('The first 50,000 of 1,040').waitFor()
    await page.getByText('and 1,039,000 more characters').waitFor()
    expect(performance.now() - began).toBeLessThan(20_000)
  })

  test('stays fast with 1,000 callbacks', async () => {
    const { url } = await serve(1000)
    const began = performance.now()
    const page = await visit(url)
    await countIs(page, '1,000 callbacks')
    await page.keyboard.press('j')
    await page.keyboard.press('End')
    expect(await heading(page).textContent()).toBe('StreamBegin')
    await page.getByLabel('Stream contains').fill('room-99')
    await countIs(page, '11 of 1,000 callbacks')
    expect(performance.now() - began).toBeLessThan(20_000)
  })

  test('reconnects when the server is back, and shows the missed callbacks', async () => {
    const first = await serve(1)
    const page = await visit(first.url)
    const outsider = await visit(first.url)
    await countIs(page, '1 callback')
    await outsider.route('**/events?**', (route) => route.fulfill({ status: 403 }))
    await first.close()
    await page.getByText('Connection lost, reconnecting').waitFor()
    const second = await serve(1, { log: first.log, port: first.port })
    await page.getByText('Connected', { exact: true }).waitFor()
    await countIs(page, '2 callbacks')
    expect(await titles(page)).toEqual(['StreamBegin', 'StreamBegin'])
    await outsider.getByText('Access denied').waitFor()
    await second.close()

    // A new run of listen has its own numbers, and the old entries are removed.
    await serve(1, { port: first.port, run: 'another' })
    await countIs(page, '1 callback')
  })

  test.each([
    ['light', 'en-US', 1300],
    ['dark', 'en-US', 1300],
    ['light', 'zh-CN', 1300],
    ['dark', 'zh-CN', 360],
  ] as const)(
    'has no flaw that axe finds, %s, in %s, %s wide',
    async (colorScheme, locale, width) => {
      const page = await visitWith([begin, { ...end, brand_new: 1 }, forged], {
        colorScheme,
        locale,
        viewport: { width, height: 800 },
      })
      await page.evaluate(axe.source)
      const flaws = async () => {
        const found = await page.evaluate<Array<{ id: string; nodes: Array<{ html: string }> }>>(
          'axe.run(document, { preload: false }).then(({ violations }) => violations)',
        )
        return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
      }
      await option(page, 'Snapshot').waitFor()
      // On a narrow screen the details replace the list.
      if (width === 360) expect(await flaws()).toEqual([])
      await option(page, 'Snapshot').click()
      expect(await flaws()).toEqual([])
      await page.keyboard.press('j')
      await page.keyboard.press('?')
      await page.getByRole('dialog').waitFor()
      expect(await flaws()).toEqual([])
    },
  )

  test('fits on a phone, and at a zoom of 200 %', async () => {
    const { url, inspector } = await listen()
    await post(url, { ...begin, brand_new: 'x'.repeat(500) })
    for (const width of [360, 640]) {
      const page = await visit(inspector, { viewport: { width, height: 640 } })
      const isWider = () =>
        page.evaluate('document.documentElement.scrollWidth > document.documentElement.clientWidth')
      await option(page, 'StreamBegin').click()
      await option(page, 'StreamBegin').waitFor({ state: 'hidden' })
      expect(await isWider()).toBe(false)
      expect(
        await page
          .locator('main')
          .evaluate((main) => (main as unknown as { scrollWidth: number }).scrollWidth),
      ).toBeLessThanOrEqual(width)
      await page.getByRole('button', { name: 'Back to the list' }).click()
      expect(await page.evaluate('document.activeElement.role')).toBe('option')
      expect(await isWider()).toBe(false)
    }
  })

  const servers = new Set<() => Promise<void>>()

  afterEach(async () => {
    await Promise.all([...servers].map((close) => close()))
  })

  interface Served {
    readonly url: string
    readonly port: number
    readonly log: EntryLog
    readonly close: () => Promise<void>
  }

  /** The page alone, with `count` more callbacks. */
  const serve = async (
    count: number,
    {
      log = createEntryLog(),
      port = 0,
      run = 'run',
    }: Partial<Served & { readonly run: string }> = {},
  ): Promise<Served> => {
    for (let made = 0; made < count; made += 1) {
      const { id: _id, ...entry } = entryOf(
        buildBody('StreamBegin', { stream_id: `room-${made}` }),
        {
          at: ARRIVAL,
        },
      )
      log.add(entry, DELIVERY)
    }
    const setup = { keyed: false, url: 'http://127.0.0.1:3000/', run }
    const server: Server = createInspectorServer({
      log,
      assets,
      setup,
      token: 'token',
      host: '127.0.0.1',
      resend: () => Promise.resolve(undefined),
    })
    await once(server.listen(port, '127.0.0.1'), 'listening')
    const close = async (): Promise<void> => {
      if (!servers.delete(close)) return
      server.closeAllConnections()
      await once(server.close(), 'close')
    }
    servers.add(close)
    const bound = (server.address() as AddressInfo).port
    return { url: `http://127.0.0.1:${bound}/?token=token`, port: bound, log, close }
  }
})
