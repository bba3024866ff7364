// What the tests import instead of @jest/globals: a small runner for every runtime, around jest's
// own expect, jest.fn and test.each.
import { withGlobal } from '@sinonjs/fake-timers'
import { expect } from 'expect'
import { bind } from 'jest-each'
import { ModuleMocker } from 'jest-mock'

export { expect }

const newScope = (name, parent) => ({
  name,
  parent,
  members: [],
  hooks: { beforeAll: [], afterAll: [], beforeEach: [], afterEach: [] },
})
let scope = newScope('')

const add = (hook) => (f) => {
  scope.hooks[hook].push(f)
}
export const beforeAll = add('beforeAll')
export const afterAll = add('afterAll')
export const beforeEach = add('beforeEach')
export const afterEach = add('afterEach')

export const describe = (name, define) => {
  const parent = scope
  scope = newScope(`${parent.name} › ${name}`, parent)
  parent.members.push(scope)
  try {
    define()
  } finally {
    scope = parent
  }
}
export const test = (name, f) => {
  scope.members.push({ name: `${scope.name} › ${name}`, f })
}
describe.each = bind(describe, false)
test.each = bind(test, false)

const mocker = new ModuleMocker(globalThis)
const timers = withGlobal(globalThis)
let clock
export const jest = {
  fn: mocker.fn.bind(mocker),
  spyOn: mocker.spyOn.bind(mocker),
  restoreAllMocks: () => mocker.restoreAllMocks(),
  setTimeout: () => undefined,
  useFakeTimers: ({ doNotFake = [] } = {}) => {
    clock?.uninstall()
    const toFake = Object.keys(timers.timers).filter((name) => !doNotFake.includes(name))
    clock = timers.install({ now: Date.now(), toFake })
  },
  useRealTimers: () => {
    clock?.uninstall()
    clock = undefined
  },
  advanceTimersByTime: (ms) => clock.tick(ms),
  advanceTimersByTimeAsync: (ms) => clock.tickAsync(ms),
  getTimerCount: () => clock.countTimers(),
}

/** Names of src that the test under way has touched and no entry exports. */
let touched = new Set()
let isUnderWay = false

/** Stands in for such a name: a test that touches it is left out, not failed. */
export const internal = (name) => {
  const touch = () => {
    // What a describe block makes of it is used by its tests, if at all.
    if (!isUnderWay) return internal(name)
    touched.add(name)
    throw new Error(`No entry exports ${name}.`)
  }
  return new Proxy(touch, { get: touch })
}

/** Rejections that nobody handled while the test under way ran: they fail it. */
let unhandled = []
if (typeof process.on === 'function') {
  process.on('unhandledRejection', (error) => unhandled.push(error))
}
globalThis.addEventListener?.('unhandledrejection', (event) => {
  event.preventDefault()
  unhandled.push(event.reason)
})

const ancestors = (inner) => (inner ? [...ancestors(inner.parent), inner] : [])

const runTest = async ({ f }, inner) => {
  const errors = []
  const attempt = async (step) => {
    try {
      await step()
    } catch (error) {
      errors.push(error)
    }
  }
  unhandled = []
  isUnderWay = true
  const outer = ancestors(inner)
  for (const hook of outer.flatMap(({ hooks }) => hooks.beforeEach)) await attempt(hook)
  if (errors.length === 0) await attempt(f)
  for (const hook of outer.reverse().flatMap(({ hooks }) => hooks.afterEach)) await attempt(hook)
  isUnderWay = false
  return [...errors, ...unhandled]
}

/**
 * Imports the files and runs their tests. `leftOut` has the names, or how they begin, of those that
 * cannot run here.
 */
export const run = async (files, leftOut) => {
  const result = { passed: 0, failed: [], internals: {}, leftOut: leftOut.map(() => 0) }
  const isLeftOut = (name) => {
    const index = leftOut.findIndex((start) => name.startsWith(start))
    if (index !== -1) result.leftOut[index] += 1
    return index !== -1
  }
  const note = (name, errors) => {
    for (const internalName of touched) {
      result.internals[internalName] = (result.internals[internalName] ?? 0) + 1
    }
    if (touched.size > 0) touched = new Set()
    else if (errors.length === 0) result.passed += 1
    else result.failed.push([name, errors.map((error) => error?.stack ?? String(error)).join('\n')])
  }
  const runScope = async (inner) => {
    for (const hook of inner.hooks.beforeAll) await hook()
    for (const member of inner.members) {
      if (member.members) await runScope(member)
      else if (!isLeftOut(member.name)) note(member.name, await runTest(member, inner))
    }
    for (const hook of inner.hooks.afterAll) await hook()
  }
  for (const [name, load] of files) {
    if (isLeftOut(name)) continue
    scope = newScope(name)
    try {
      await load()
      await runScope(scope)
    } catch (error) {
      result.failed.push([name, error?.stack ?? String(error)])
    }
  }
  console.log(`RESULT ${JSON.stringify(result)}`)
  return result.failed.length === 0
}
