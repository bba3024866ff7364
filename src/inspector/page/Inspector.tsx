/** The page: a bar, the list of callbacks, and the details of the selected one. */
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks'

import type { Entry } from '../Entry.ts'
import { Announcer } from './Announcer.tsx'
import { Bar } from './Bar.tsx'
import { Detail } from './Detail.tsx'
import { goneFrom } from './entries.ts'
import { EntryList, focusEntry } from './EntryList.tsx'
import { filtered, noFilter } from './filter.ts'
import { Filters } from './Filters.tsx'
import { Help } from './Help.tsx'
import { LanguageContext } from './Say.tsx'
import { useCallbacks } from './useCallbacks.ts'
import { useKeys } from './useKeys.ts'
import { ZoneContext } from './useMoments.ts'
import { useRememberedLanguage } from './useRememberedLanguage.ts'
import { useRememberedZone } from './useRememberedZone.ts'
import { wordIn, words } from './words.ts'

/** The part of the page that is shown on a narrow screen: list or details. */
interface View {
  readonly name: 'detail' | 'list'
  /** The element to focus after rendering, since a hidden element cannot be focused. */
  readonly focus?: 'entry' | 'filter' | 'heading'
}

/** The number of callbacks that have arrived since the list was paused. */
const heldBack = (entries: ReadonlyArray<Entry>, paused: ReadonlyArray<Entry>): number => {
  const [newest] = paused
  const index = newest === undefined ? -1 : entries.indexOf(newest)
  return index === -1 ? entries.length : index
}

export const Inspector = () => {
  const [language, setLanguage] = useRememberedLanguage()
  const [zone, setZone] = useRememberedZone()
  const { entries, setup, connection } = useCallbacks()
  const [paused, setPaused] = useState<ReadonlyArray<Entry>>()
  const [filter, setFilter] = useState(noFilter)
  // The entry and not its number, so that it is still shown after it has left the list.
  const [selected, setSelected] = useState<Entry>()
  const [view, setView] = useState<View>({ name: 'list' })
  const [isHelpOpen, setIsHelpOpen] = useState(false)
  const filterInput = useRef<HTMLInputElement>(null)
  const heading = useRef<HTMLHeadingElement>(null)

  const shown = paused ?? entries
  const listed = useMemo(() => filtered(shown, filter), [shown, filter])
  const say = wordIn(language)

  useEffect(() => {
    setPaused(undefined)
    setSelected(undefined)
  }, [setup?.run])

  // A layout effect, so that the focus has moved before the next key is pressed.
  useLayoutEffect(() => {
    if (view.focus === 'heading') heading.current?.focus()
    if (view.focus === 'filter') filterInput.current?.focus()
    if (view.focus === 'entry')
      focusEntry(listed.find(({ id }) => id === selected?.id) ?? listed[0])
  }, [view])

  const move = (by: number): void => {
    const index = listed.findIndex(({ id }) => id === selected?.id)
    const next = listed[index === -1 ? 0 : index + by]
    if (next === undefined) return
    setSelected(next)
    focusEntry(next)
  }

  const open = (entry: Entry): void => {
    setSelected(entry)
    setView({ name: 'detail', focus: 'heading' })
  }

  useKeys({
    j: () => {
      move(1)
    },
    k: () => {
      move(-1)
    },
    '/': () => {
      setView({ name: 'list', focus: 'filter' })
    },
    '?': () => {
      setIsHelpOpen(true)
    },
    Escape: () => {
      setView({ name: 'list', focus: 'entry' })
    },
  })

  return (
    <LanguageContext.Provider value={language}>
      <ZoneContext.Provider value={zone}>
        <Bar
          connection={connection}
          setup={setup}
          onLanguage={setLanguage}
          onZone={setZone}
          onHelp={() => {
            setIsHelpOpen(true)
          }}
        />
        <main class={`panes show-${view.name}`}>
          <section class="list-pane" aria-label={say(words.list)}>
            <Filters
              entries={shown}
              filter={filter}
              onFilter={setFilter}
              inputRef={filterInput}
              listed={listed.length}
              gone={goneFrom(shown)}
              held={paused === undefined ? undefined : heldBack(entries, paused)}
              onPause={(pause) => {
                setPaused(pause ? entries : undefined)
              }}
            />
            <EntryList
              entries={listed}
              isFiltered={shown.length > 0}
              selected={selected}
              setup={setup}
              onSelect={setSelected}
              onOpen={open}
              onClick={(entry) => {
                setSelected(entry)
                setView({ name: 'detail' })
              }}
              onClear={() => {
                setFilter(noFilter)
                filterInput.current?.focus()
              }}
            />
          </section>
          <section class="detail-pane" aria-label={say(words.detail)}>
            <Detail
              entry={selected}
              entries={shown}
              isKeyed={setup?.keyed === true}
              headingRef={heading}
              onSelect={setSelected}
              onJump={open}
              onBack={() => {
                setView({ name: 'list', focus: 'entry' })
              }}
            />
          </section>
        </main>
        <Announcer entries={entries} />
        {isHelpOpen && (
          <Help
            onClose={() => {
              setIsHelpOpen(false)
            }}
          />
        )}
      </ZoneContext.Provider>
    </LanguageContext.Provider>
  )
}
