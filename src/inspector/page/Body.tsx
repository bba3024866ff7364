/** The body: with secrets masked, and formatted if it is JSON, or as its exact text. */
import { useMemo, useState } from 'preact/hooks'

import { redact } from '../../receive/redact.ts'
import type { Entry } from '../Entry.ts'
import { capped, printableLines } from './capped.ts'
import { prettyJson } from './prettyJson.ts'
import { useSay } from './Say.tsx'
import { words } from './words.ts'

/** The maximum number of characters. Browsers take long to lay out more. */
const MOST_CHARACTERS = 50_000

export const Body = ({ entry }: { entry: Entry }) => {
  const say = useSay()
  const [isExact, setIsExact] = useState(false)
  const { text, bytes, diagnosis } = entry
  const isJson = diagnosis.body !== undefined
  const { shown, length, left } = useMemo(() => {
    const all = isExact ? text : redact(text)
    const { text: start, left } = capped(all, MOST_CHARACTERS)
    const shown = printableLines(isJson && !isExact ? prettyJson(start) : start)
    return { shown, length: all.length, left }
  }, [text, isJson, isExact])
  return (
    <section class="body">
      <div class="section-head">
        <h3>{say(words.body)}</h3>
        <span class="aside">{say(words.bytes)(bytes)}</span>
        {text !== '' && (
          <button
            type="button"
            title={say(words.exactTextShows)}
            aria-pressed={isExact}
            onClick={() => {
              setIsExact(!isExact)
            }}
          >
            {say(words.exactText)}
          </button>
        )}
      </div>
      {left > 0 && <p class="capped">{say(words.bodyCapped)(length - left, length)}</p>}
      {text === '' ? (
        <p>{say(words.noBody)}</p>
      ) : (
        <pre tabIndex={0} aria-label={say(words.body)} role="region">
          {shown}
        </pre>
      )}
    </section>
  )
}
