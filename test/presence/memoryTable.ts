/** The simplest table of streams, in the memory of the test. */
import type { Places, StreamTable } from '../../src/presence/StreamTable.ts'

export interface Row {
  readonly text: string
  readonly places: Places
}

export const memoryTable = (rows = new Map<string, Row>()): StreamTable => ({
  read: (key) => Promise.resolve(rows.get(key)?.text ?? ''),
  replace: (key, found, text, places) => {
    const other = rows.get(key)?.text ?? ''
    if (other !== found) return Promise.resolve(other)
    if (text === '') rows.delete(key)
    else rows.set(key, { text, places })
    return Promise.resolve(undefined)
  },
  range: (order, { after, until, limit }) =>
    Promise.resolve(
      [...rows]
        .flatMap(
          ([
            key,
            {
              text,
              places: { [order]: at },
            },
          ]) => (at === null || at > until ? [] : [{ at, key, text }]),
        )
        .sort((a, b) => a.at - b.at || (a.key < b.key ? -1 : 1))
        .filter(
          ({ at, key }) =>
            after === undefined || at > after.at || (at === after.at && key > after.key),
        )
        .slice(0, limit),
    ),
})
