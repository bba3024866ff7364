/** Facts about events for the invariants, independent of the library's code. */
import { fixtures } from '../../src/testing/fixtures.ts'
import { innerTreeOf, type Tree, treeOf } from './tree.ts'

const namesIn = (tree: Tree): ReadonlyArray<string> => {
  if (typeof tree === 'string') {
    const inner = innerTreeOf(tree)
    return inner === undefined ? [] : namesIn(inner)
  }
  return tree.parts.flatMap(({ name, value }) => [
    ...(tree.isList ? [] : [name]),
    ...namesIn(value),
  ])
}

/** Misspellings of top-level fields, the correct names, and the events that have them. */
export const MISSPELLINGS: Readonly<
  Record<string, { readonly meant: string; readonly of: ReadonlyArray<number | 'unknown'> }>
> = {
  socre: { meant: 'score', of: [317] },
  pipelie: { meant: 'pipeline', of: [329, 330] },
  appId: { meant: 'appid', of: [314] },
  recordevent: { meant: 'record_event', of: [332] },
  update_time: { meant: 'event_time', of: [0, 1] },
}

/** Other names that the library reads for a field, and that the event does not have. */
export const ALIASES: ReadonlySet<string> = new Set([
  ...Object.keys(MISSPELLINGS),
  'stead_state',
  'AlarmType',
  'label',
  'name',
  'DealNames',
])

/** The fields of all fixtures, at any depth, and fields that only interfaces have. */
export const DOCUMENTED: ReadonlySet<string> = new Set([
  ...fixtures.flatMap(({ body }) => namesIn(treeOf(body))),
  ...ALIASES,
])

/** The objects of an event that have an interface in the library, by `event_type`. */
const STRUCTS: Readonly<Record<string, ReadonlyArray<string>>> = {
  100: ['callback_ext'],
  315: [
    'data',
    'data.asr_tmp_full_results',
    'language_results',
    'moan_results',
    'recognition_results',
    'recognition_results.Tags',
    'speaker_results',
    'text_results',
    'text_results.HitInfos',
    'text_results.HitInfos.Positions',
  ],
  317: [
    'labelResults',
    'labelResults.Details',
    'objectResults',
    'objectResults.Details',
    'objectResults.Details.Location',
    'ocrResults',
    'ocrResults.Details',
    'ocrResults.Details.Location',
    'libResults',
    'libResults.Details',
    'abductionRisk',
    'faceDetails',
    'gameDetails',
    'gameDetails.gameList',
  ],
  321: ['abnormal_event', 'abnormal_event.detail'],
  332: ['record_detail'],
  338: ['data', 'data.subtitle_tmp_res'],
  341: ['exception'],
  344: ['frames'],
  345: ['frames'],
  347: ['data', 'data.subtitle_tmp_res', 'data.subtitle_tmp_res.keywords_info'],
  349: ['items'],
}

const WITH_MSG = new Set([
  'TaskStart',
  'VodSourceFileStart',
  'VodSourceFileFinish',
  'TaskExit',
  'TaskAlarm',
])

type Fields = Readonly<Record<string, unknown>>

const structsOf = ({ event_type, callback_event }: Fields): ReadonlySet<string> =>
  new Set([
    '',
    ...(STRUCTS[String(event_type)] ?? []).map((path) => `.${path}`),
    ...(event_type === 314 && WITH_MSG.has(String(callback_event)) ? ['.msg'] : []),
  ])

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date)

const parsed = (value: unknown): unknown => {
  if (typeof value !== 'string') return value
  try {
    return JSON.parse(value)
  } catch {
    return value
  }
}

/** The items of a list as it was sent, without those that are left out of the event. */
const sentItems = (sent: unknown): ReadonlyArray<unknown> => {
  const isList =
    Array.isArray(sent) ||
    (isFields(sent) && Object.keys(sent).every((key) => /^(?:0|[1-9][0-9]*)$/.test(key)))
  const items = isList ? Object.values(sent as object) : [sent]
  return items.filter((item) => isFields(item) || (Array.isArray(item) && item.length === 0))
}

/**
 * Every object of an event that has an interface, with its form in the body if that is unambiguous.
 */
export const structsIn = (
  event: object,
  body: object,
): ReadonlyArray<readonly [path: string, value: Fields, wire: Fields | undefined]> => {
  const structs = structsOf(event as Fields)
  const found: Array<readonly [string, Fields, Fields | undefined]> = []
  const enter = (path: string, value: unknown, wire: unknown): void => {
    if (!structs.has(path)) return
    const sent = typeof value === 'object' ? parsed(wire) : wire
    if (Array.isArray(value)) {
      const items = sentItems(sent)
      value.forEach((item, index) => {
        enter(path, item, items[index])
      })
    } else if (isFields(value)) {
      const fields = isFields(sent) ? sent : undefined
      found.push([path, value, fields])
      for (const key of Object.keys(value)) {
        enter(`${path}.${key}`, value[key], fields?.[key])
      }
    }
  }
  enter('', event, body)
  return found
}
