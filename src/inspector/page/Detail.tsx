/** The details of a callback. */
import type { RefObject } from 'preact'
import { useMemo } from 'preact/hooks'

import { saySummary } from '../../diagnose/text/say.ts'
import { titleOf } from '../../diagnose/titles.ts'
import type { Entry } from '../Entry.ts'
import { reference } from '../reference.ts'
import { Actions } from './Actions.tsx'
import { Body } from './Body.tsx'
import { Facts } from './Facts.tsx'
import { referenceFor } from './fieldRows.ts'
import { FieldTable } from './FieldTable.tsx'
import { Findings } from './Findings.tsx'
import { Prose } from './Prose.tsx'
import { Received } from './Received.tsx'
import { useLanguage, useSay } from './Say.tsx'
import { State } from './State.tsx'
import { timelineOf } from './timeline.ts'
import { TimelineChart } from './TimelineChart.tsx'
import { words } from './words.ts'

interface DetailProps {
  readonly entry: Entry | undefined
  readonly entries: ReadonlyArray<Entry>
  readonly isKeyed: boolean
  readonly headingRef: RefObject<HTMLHeadingElement | null>
  readonly onSelect: (entry: Entry) => void
  /** Selects an entry, and moves the focus to its heading. */
  readonly onJump: (entry: Entry) => void
  readonly onBack: () => void
}

export const Detail = ({
  entry,
  entries,
  isKeyed,
  headingRef,
  onSelect,
  onJump,
  onBack,
}: DetailProps) => {
  const say = useSay()
  const language = useLanguage()
  const timeline = useMemo(
    () => (entry === undefined ? undefined : timelineOf(entries, entry)),
    [entries, entry],
  )

  if (entry === undefined) {
    return (
      <div class="empty">
        <p>{say(words.nothingSelected)}</p>
        <p>{say(words.helpHint)}</p>
      </div>
    )
  }

  const { diagnosis } = entry
  const title = titleOf(diagnosis)
  const about = referenceFor(reference, diagnosis)
  return (
    <article class="detail">
      <button type="button" class="back" onClick={onBack}>
        ← {say(words.back)}
      </button>
      <div class="title">
        <h2 ref={headingRef} tabIndex={-1}>
          {title === undefined ? say(words.noEvent) : <Received text={title} />}
        </h2>
        <State {...diagnosis} />
      </div>
      <p class="summary">
        <Received text={saySummary(diagnosis, language)} />
      </p>
      {about !== undefined && (
        <p class="about">
          <Prose text={language === 'zh' ? about.summaryZh : about.summary} />{' '}
          <a href={about.page} target="_blank" rel="noreferrer">
            {say(words.documentation)}
          </a>
        </p>
      )}
      <Actions key={entry.id} entry={entry} isKeyed={isKeyed} />
      <Facts entry={entry} entries={entries} isKeyed={isKeyed} onJump={onJump} />
      <Findings {...diagnosis} />
      {timeline !== undefined && (
        <TimelineChart timeline={timeline} selected={entry} onSelect={onSelect} />
      )}
      <div class="contents">
        {diagnosis.event !== undefined && <FieldTable diagnosis={diagnosis} about={about} />}
        <Body key={entry.id} entry={entry} />
      </div>
    </article>
  )
}
