/** Announces new callbacks to screen readers, several at once if they arrive quickly. */
import { useEffect, useRef, useState } from 'preact/hooks'

import { printable } from '../../diagnose/printable.ts'
import { streamText, titleOf } from '../../diagnose/titles.ts'
import type { Entry } from '../Entry.ts'
import { useSay } from './Say.tsx'
import { words } from './words.ts'

/** Callbacks that arrive within this time are announced together. */
const GATHER_MS = 1500

export const Announcer = ({ entries }: { entries: ReadonlyArray<Entry> }) => {
  const say = useSay()
  const [text, setText] = useState('')
  const told = useRef<ReadonlyArray<Entry>>([])
  const newest = useRef(entries)
  newest.current = entries
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)

  const tell = (): void => {
    timer.current = undefined
    const before = new Set(told.current)
    const arrived = newest.current.filter((entry) => !before.has(entry))
    told.current = newest.current
    const [first] = arrived
    if (first === undefined) return
    const what = [
      titleOf(first.diagnosis) ?? say(words.noEvent),
      streamText(first.diagnosis.stream),
    ]
    setText(
      arrived.length === 1
        ? say(words.newEntry)(printable(what.join(' ').slice(0, 200)))
        : say(words.newEntries)(arrived.length),
    )
  }

  useEffect(() => {
    if (entries.length > 0) timer.current ??= setTimeout(tell, GATHER_MS)
  }, [entries])

  return (
    <div class="unseen" role="status">
      {text}
    </div>
  )
}
