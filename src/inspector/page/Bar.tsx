/** The bar at the top: the state of the connection, and facts about `listen`. */
import type { Language } from '../../diagnose/text/Language.ts'
import type { Setup } from '../Setup.ts'
import type { ConnectionState } from './connection.ts'
import { langOf } from './language.ts'
import type { Zone } from './moments.ts'
import { useLanguage, useSay } from './Say.tsx'
import { useZone } from './useMoments.ts'
import { words } from './words.ts'

interface BarProps {
  readonly connection: ConnectionState
  readonly setup: Setup | undefined
  readonly onLanguage: (language: Language) => void
  readonly onZone: (zone: Zone) => void
  readonly onHelp: () => void
}

export const Bar = ({ connection, setup, onLanguage, onZone, onHelp }: BarProps) => {
  const say = useSay()
  const other = useLanguage() === 'en' ? 'zh' : 'en'
  const isUtc = useZone() === 'UTC'
  return (
    <header class="bar">
      <h1>{say(words.title)}</h1>
      <p class={`connection ${connection}`} role="status">
        {say(words[connection])}
      </p>
      {setup !== undefined && (
        <p class="setup">
          {say(words.endpoint)} <code>{setup.url}</code>
          {setup.forwardsTo === undefined ? (
            <span>{say(words.answering)}</span>
          ) : (
            <span>
              {say(words.forwarding)} <code>{setup.forwardsTo}</code>
            </span>
          )}
          {!setup.keyed && <span class="warning">{say(words.notKeyed)}</span>}
        </p>
      )}
      <button
        type="button"
        aria-pressed={isUtc}
        onClick={() => {
          onZone(isUtc ? 'local' : 'UTC')
        }}
      >
        {say(words.utc)}
      </button>
      <button
        type="button"
        lang={langOf(other)}
        onClick={() => {
          onLanguage(other)
        }}
      >
        {say(words.otherLanguage)}
      </button>
      <button type="button" onClick={onHelp} aria-keyshortcuts="?">
        {say(words.help)} <kbd aria-hidden="true">?</kbd>
      </button>
    </header>
  )
}
