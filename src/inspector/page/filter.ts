/** Which of the callbacks are listed. */
import { streamText, titleOf } from '../../diagnose/titles.ts'
import type { Entry } from '../Entry.ts'

/** `comesAgain`: not answered with 200, so that Tencent would send it once more. */
export const states = ['all', 'accepted', 'refused', 'comesAgain'] as const

export interface Filter {
  /** Part of domain, path or stream name, in whatever case. */
  readonly stream: string
  /** As `titleOf` has it; empty for all. */
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
