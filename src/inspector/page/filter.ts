/** The filter of the list. */
import { streamText, titleOf } from '../../diagnose/titles.ts'
import type { Entry } from '../Entry.ts'

/**
 * `comesAgain` means that the answer was not 200, so that Tencent would send the callback again.
 */
export const states = ['all', 'accepted', 'refused', 'comesAgain'] as const

export interface Filter {
  /** A part of domain, path or stream name, in upper or lower case. */
  readonly stream: string
  /** A title, as `titleOf` returns it; empty for all events. */
  readonly event: string
  readonly state: (typeof states)[number]
}

export const noFilter: Filter = { stream: '', event: '', state: 'all' }

const isInState: Readonly<Record<Filter['state'], (entry: Entry) => boolean>> = {
  all: () => true,
  accepted: ({ diagnosis }) => diagnosis.accepted,
  refused: ({ diagnosis }) => !diagnosis.accepted,
  comesAgain: ({ answer }) => answer.status !== 200,
}

export const filtered = (
  entries: ReadonlyArray<Entry>,
  { stream, event, state }: Filter,
): ReadonlyArray<Entry> => {
  const wanted = stream.trim().toLowerCase()
  return entries.filter(
    (entry) =>
      isInState[state](entry) &&
      (event === '' || titleOf(entry.diagnosis) === event) &&
      streamText(entry.diagnosis.stream).toLowerCase().includes(wanted),
  )
}
