/** The list of callbacks: a listbox in which the selection follows the focus. */
import { Component } from 'preact'

import type { Language } from '../../diagnose/text/Language.ts'
import { saySummary } from '../../diagnose/text/say.ts'
import { streamText, titleOf } from '../../diagnose/titles.ts'
import type { Entry } from '../Entry.ts'
import type { Setup } from '../Setup.ts'
import { momentsIn, type Zone } from './moments.ts'
import { Received } from './Received.tsx'
import { useLanguage, useSay } from './Say.tsx'
import { State, Status } from './State.tsx'
import { useZone } from './useMoments.ts'
import { wordIn, words } from './words.ts'

const elementId = (id: number): string => `entry-${id}`

/**
 * Focuses an entry of the list. If there is none, removes the focus, for example from a text field.
 */
export const focusEntry = (entry: Entry | undefined): void => {
  if (entry !== undefined) document.getElementById(elementId(entry.id))?.focus()
  else if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
}

interface RowProps {
  readonly entry: Entry
  readonly isSelected: boolean
  /** Whether Tab leads to this row. It leads to one row only. */
  readonly isStop: boolean
  readonly language: Language
  readonly zone: Zone
}

const LONGEST = 120

/** A row, which is rendered again only if its props change, since there are up to 1,000 rows. */
class Row extends Component<RowProps> {
  override shouldComponentUpdate(next: RowProps): boolean {
    const { entry, isSelected, isStop, language, zone } = this.props
    return (
      next.entry !== entry ||
      next.isSelected !== isSelected ||
      next.isStop !== isStop ||
      next.language !== language ||
      next.zone !== zone
    )
  }

  override render({ entry, isSelected, isStop, language, zone }: RowProps) {
    const say = wordIn(language)
    const { id, arrivedAt, diagnosis, answer, repeat } = entry
    const title = titleOf(diagnosis)
    const stream = diagnosis.stream.stream_id ?? streamText(diagnosis.stream)
    return (
      <li
        id={elementId(id)}
        data-id={id}
        role="option"
        aria-selected={isSelected}
        tabIndex={isStop ? 0 : -1}
        class="row"
      >
        <span class="row-head">
          <strong>
            {title === undefined ? say(words.noEvent) : <Received text={title} most={LONGEST} />}
          </strong>
          {repeat !== undefined && (
            <span class="repeat">{say(words.delivery)(repeat.delivery)}</span>
          )}
          <time dateTime={arrivedAt}>{momentsIn[zone].clockTime(Date.parse(arrivedAt))}</time>
        </span>
        <span class="row-foot">
          <span class="row-stream">
            {stream === '' ? (
              <Received text={saySummary(diagnosis, language)} />
            ) : (
              <Received text={stream} most={LONGEST} />
            )}
          </span>
          <State {...diagnosis} />
          <Status {...answer} />
        </span>
      </li>
    )
  }
}

interface EntryListProps {
  readonly entries: ReadonlyArray<Entry>
  /** Whether there are callbacks that the filter hides. */
  readonly isFiltered: boolean
  readonly selected: Entry | undefined
  readonly setup: Setup | undefined
  readonly onSelect: (entry: Entry) => void
  readonly onOpen: (entry: Entry) => void
  readonly onClick: (entry: Entry) => void
  readonly onClear: () => void
}

const PAGE = 10

/** The index to which a key moves the selection. */
const targets: Readonly<Partial<Record<string, (index: number, count: number) => number>>> = {
  ArrowDown: (index, count) => Math.min(index + 1, count - 1),
  ArrowUp: (index) => Math.max(index - 1, 0),
  PageDown: (index, count) => Math.min(index + PAGE, count - 1),
  PageUp: (index) => Math.max(index - PAGE, 0),
  Home: () => 0,
  End: (_index, count) => count - 1,
}

export const EntryList = ({
  entries,
  isFiltered,
  selected,
  setup,
  onSelect,
  onOpen,
  onClick,
  onClear,
}: EntryListProps) => {
  const say = useSay()
  const language = useLanguage()
  const zone = useZone()

  if (entries.length === 0) {
    return isFiltered ? (
      <div class="empty">
        <p>{say(words.nothingMatches)}</p>
        <button type="button" onClick={onClear}>
          {say(words.clearFilter)}
        </button>
      </div>
    ) : (
      <div class="empty">
        <p>{say(words.nothingYet)}</p>
        {setup !== undefined && (
          <>
            <p>{say(words.tryIt)}</p>
            <pre tabIndex={0}>
              npx live-callbacks send StreamBegin --to {setup.url}{' '}
              {setup.keyed ? `--key ${say(words.yourKey)}` : '--unsigned'}
            </pre>
          </>
        )}
      </div>
    )
  }

  const at = (target: EventTarget | null): number => {
    const row = target instanceof Element ? target.closest<HTMLElement>('[data-id]') : null
    return entries.findIndex(({ id }) => String(id) === row?.dataset['id'])
  }
  const stop = entries.find(({ id }) => id === selected?.id) ?? entries[0]

  return (
    <ul
      class="rows"
      role="listbox"
      aria-label={say(words.list)}
      onClick={({ target }) => {
        const entry = entries[at(target)]
        if (entry !== undefined) onClick(entry)
      }}
      onKeyDown={(event) => {
        const index = at(event.target)
        const current = entries[index]
        if (current === undefined || event.ctrlKey || event.metaKey || event.altKey) return
        const next = entries[targets[event.key]?.(index, entries.length) ?? -1]
        if (next === undefined && event.key !== 'Enter' && event.key !== ' ') return
        event.preventDefault()
        if (next === undefined) {
          onOpen(current)
        } else {
          onSelect(next)
          focusEntry(next)
        }
      }}
    >
      {entries.map((entry) => (
        <Row
          key={entry.id}
          entry={entry}
          isSelected={entry.id === selected?.id}
          isStop={entry === stop}
          language={language}
          zone={zone}
        />
      ))}
    </ul>
  )
}
