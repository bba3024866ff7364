/** The list of findings. */
import { pathOf } from '../../diagnose/Finding.ts'
import { sayFinding } from '../../diagnose/text/say.ts'
import type { Entry } from '../Entry.ts'
import { Received } from './Received.tsx'
import { useLanguage, useSay } from './Say.tsx'
import { words } from './words.ts'

export const Findings = ({ findings }: Entry['diagnosis']) => {
  const say = useSay()
  const language = useLanguage()
  if (findings.length === 0) return null
  return (
    <section class="findings">
      <h3>{say(words.findings)}</h3>
      <ul>
        {findings.map((finding, index) => {
          const path = pathOf(finding)
          return (
            <li key={index}>
              {path !== undefined && (
                <code>
                  <Received text={path} />
                </code>
              )}{' '}
              {sayFinding(finding, language)}
            </li>
          )
        })}
      </ul>
    </section>
  )
}
