/** The controls that filter and pause the list. */
import type { RefObject } from 'preact'
import { useMemo } from 'preact/hooks'

import { printable } from '../../diagnose/printable.ts'
import { titleOf } from '../../diagnose/titles.ts'
import type { Entry } from '../Entry.ts'
import { type Filter, states } from './filter.ts'
import { useSay } from './Say.tsx'
import { joined, stateWords, words } from './words.ts'

interface FiltersProps {
  readonly entries: ReadonlyArray<Entry>
  readonly filter: Filter
  readonly onFilter: (filter: Filter) => void
  readonly inputRef: RefObject<HTMLInputElement | null>
  readonly listed: number
  /** The number of older callbacks that are no longer kept. */
  readonly gone: number
  /** The number of callbacks since the list was paused; `undefined` if it is not paused. */
  readonly held: number | undefined
  readonly onPause: (pause: boolean) => void
}

/** The maximum number of names in the selection. The name of a relay event can be any text. */
const MOST_EVENTS = 100

export const Filters = ({
  entries,
  filter,
  onFilter,
  inputRef,
  listed,
  gone,
  held,
  onPause,
}: FiltersProps) => {
  const say = useSay()
  const events = useMemo(
    () =>
      [...new Set(entries.flatMap(({ diagnosis }) => titleOf(diagnosis) ?? []))]
        .sort()
        .slice(0, MOST_EVENTS),
    [entries],
  )
  return (
    <search class="filters">
      <label class="wide">
        {say(words.streamFilter)}
        <input
          ref={inputRef}
          type="search"
          value={filter.stream}
          aria-keyshortcuts="/"
          autocomplete="off"
          spellcheck={false}
          onInput={({ currentTarget }) => {
            onFilter({ ...filter, stream: currentTarget.value })
          }}
        />
      </label>
      <label>
        {say(words.eventFilter)}
        <select
          value={filter.event}
          onChange={({ currentTarget }) => {
            onFilter({ ...filter, event: currentTarget.value })
          }}
        >
          <option value="">{say(words.allEvents)}</option>
          {events.map((event) => (
            <option key={event} value={event}>
              {printable(event.slice(0, 60))}
            </option>
          ))}
        </select>
      </label>
      <label>
        {say(words.stateFilter)}
        <select
          value={filter.state}
          onChange={({ currentTarget }) => {
            const state = states.find((one) => one === currentTarget.value)
            onFilter({ ...filter, state: state ?? 'all' })
          }}
        >
          {states.map((state) => (
            <option key={state} value={state}>
              {say(stateWords[state])}
            </option>
          ))}
        </select>
      </label>
      <div class="count wide">
        <span>
          {say(joined)([
            say(words.shown)(listed, entries.length),
            ...(held === undefined ? [] : [say(words.held)(held)]),
          ])}
        </span>
        <button
          type="button"
          onClick={() => {
            onPause(held === undefined)
          }}
        >
          {say(held === undefined ? words.pause : words.resume)}
        </button>
      </div>
      {gone > 0 && <p class="capped wide">{say(words.gone)(gone)}</p>}
    </search>
  )
}
