const faster = 'a short cut: without it the outcome is the same, only later'
const memory = 'what is forgotten earlier or later: whoever asks looks at the time again'
const spread = 'how entries are spread over the Maps cannot be seen from outside'
const root = 'the place of the body itself is in no path'
const implied =
  'the type asks for it; a value of another kind does not get there, or fails all the same'

const signature = 'src/receive/signature.ts'
const errorOf = 'src/receive/errorOf.ts'
const body = 'src/receive/body.ts'
const memoryStore = 'src/store/memoryStore.ts'
const fifoMap = 'src/store/FifoMap.ts'
const codec = 'src/wire/codec.ts'
const json = 'src/wire/json.ts'
const handler = 'src/handle/handler.ts'
const consoleObserver = 'src/handle/consoleObserver.ts'
const judge = 'src/handle/judge.ts'
const gate = 'src/handle/gate.ts'
const observation = 'src/handle/observation.ts'

const returnsNothing = ['{ return undefined }', '{}', 'a function without return gives the same']

/** Mutants that no test can tell from the original: [file, what stood there, what it became, the reason]. */
export const equivalent = [
  [signature, ...returnsNothing],
  [signature, '[]', '["Stryker was here"]', 'no key is called so'],
  [signature, 'i < a.length', 'i <= a.length', 'behind the end both are NaN, and NaN ^ NaN is 0'],
  [signature, 'md5 !== defaultMd5', 'true', faster],
  [signature, 'digest === undefined', 'false', 'what gave a digest at the start gives one later'],
  [signature, 'new Array<number>(MOST_KEPT)', 'new Array()', faster],
  [signature, 'new Array<string>(MOST_KEPT)', 'new Array()', faster],
  [signature, "''", '"Stryker was here!"', 'nothing is read before a digest is there'],
  [errorOf, "''", '"Stryker was here!"', root],
  [errorOf, "{ key: '', type: LiveEvent }", '{}', root],
  [body, 'text.length > limitBytes', 'false', faster],
  [body, 'text.length * 3 > limitBytes', 'true', faster],
  [body, 'text.length * 3 > limitBytes', 'text.length * 3 >= limitBytes', faster],
  [codec, 'saysSomething(input.charCodeAt(0))', 'false', faster],
  ...[
    'first > SPACE && first < NO_BREAK_SPACE && first !== SMALL_N && first !== SMALL_U',
    'first > SPACE && first < NO_BREAK_SPACE && first !== SMALL_N',
    'first > SPACE && first < NO_BREAK_SPACE',
    'first > SPACE',
    'first < NO_BREAK_SPACE',
    'first !== SMALL_N',
    'first !== SMALL_U',
  ].map((condition) => [codec, condition, 'false', faster]),
  [consoleObserver, "'UnknownEvent'", '""', 'a kind has to differ from the others, no more'],
  [judge, '!isObject(value)', 'false', 'a value that is no object has none of the properties'],
  [json, ...returnsNothing],
  [json, 'prototype === Object.prototype', 'false', faster],
  [memoryStore, 'done[1] > time', 'done[1] >= time', memory],
  [memoryStore, 'done[1] > time', 'true', memory],
  [memoryStore, 'claims.size < cleanUpAt', 'true', memory],
  [memoryStore, 'claims.size < cleanUpAt', 'false', memory],
  [memoryStore, 'claims.size < cleanUpAt', 'claims.size <= mostClaims', memory],
  [memoryStore, 'until <= time', 'false', memory],
  [memoryStore, 'until <= time', 'until < time', memory],
  [memoryStore, '2 * claims.size + FEW_CLAIMS', '2 * claims.size - FEW_CLAIMS', memory],
  [memoryStore, 'until !== undefined', 'true', implied],
  [fifoMap, 'last !== undefined && last.size < this.#segmentSize', 'true', spread],
  [
    fifoMap,
    'last !== undefined && last.size < this.#segmentSize',
    'last !== undefined || last.size < this.#segmentSize',
    spread,
  ],
  [fifoMap, 'last !== undefined', 'true', implied],
  [fifoMap, 'last.size < this.#segmentSize', 'true', spread],
  [fifoMap, 'last.size < this.#segmentSize', 'last.size <= this.#segmentSize', spread],
  [handler, ...returnsNothing],
  [gate, 'observe !== undefined', 'true', faster],
  ['src/handle/runOnce.ts', "'TimedOut'", '""', 'the sender has its answer by then'],
  [observation, "signature.status === 'signed'", 'true', implied],
  [observation, "typeof result === 'object'", 'true', implied],
  [observation, 'listener?.(value)', 'listener(value)', 'what it throws then is caught'],
  ['src/handle/pause.ts', 'timer !== null', 'true', implied],
]
