/** A real browser for tests. */
import { existsSync } from 'node:fs'

import { type Browser, chromium } from 'playwright-core'

const candidates = [
  process.env['CHROMIUM_PATH'],
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

const executablePath = candidates.find((path) => path !== undefined && existsSync(path))

const MISSING =
  'The tests of the inspector need a Chromium: install it (Debian and Ubuntu: `apt-get install ' +
  'chromium`), or set CHROMIUM_PATH to where it is.'

/**
 * Whether the tests that need a browser run. On a machine without one they are left out, and
 * counted as skipped; in CI, where one is installed, they run and fail.
 */
export const withChromium = process.env['CI'] !== undefined || executablePath !== undefined

if (!withChromium) console.warn(`Tests are skipped. ${MISSING}`)

/** Starts Chromium. Throws an error with a sentence if there is none. */
export const startChromium = async (): Promise<Browser> => {
  if (executablePath === undefined) throw new Error(MISSING)
  return chromium.launch({
    executablePath,
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
}
