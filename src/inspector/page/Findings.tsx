/** What a human should look at. */
import type { Entry } from '../Entry.ts'
import { Received, Sentence } from './Received.tsx'
import { useSay } from './Say.tsx'
import { words } from './words.ts'

export const Findings = ({ findings }: Entry['diagnosis']) => {
  const say = useSay()
  if (findings.length === 0) return null
  return (
    <section class="findings">
      <h3>{say(words.findings)}</h3>
      <ul>
        {findings.map(({ path, text }, index) => (
          <li key={index}>
            {path !== undefined && (
              <code>
                <Received text={path} />
              </code>
            )}{' '}
            <Sentence text={text} />
          </li>
        ))}
      </ul>
    </section>
  )
}
