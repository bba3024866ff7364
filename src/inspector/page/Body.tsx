/** The body: formatted and with secrets masked, or as its exact text. */
import { useMemo, useState } from 'preact/hooks'

import { masked } from '../../diagnose/mask.ts'
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
  const { shown, left } = useMemo(() => {
    const { text: start, left } = capped(text, MOST_CHARACTERS)
    return { shown: printableLines(isJson && !isExact ? masked(prettyJson(start)) : start), left }
  }, [text, isJson, isExact])
  return (
    <section class="body">
      <div class="section-head">
        <h3>{say(words.body)}</h3>
        <span class="aside">{say(words.bytes)(bytes)}</span>
        {isJson && (
          <button
            type="button"
            aria-pressed={isExact}
            onClick={() => {
              setIsExact(!isExact)
            }}
          >
            {say(words.exactText)}
          </button>
        )}
      </div>
      {left > 0 && <p class="capped">{say(words.bodyCapped)(text.length - left, text.length)}</p>}
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
