/** The buttons for a callback. */
import { useState } from 'preact/hooks'

import type { Entry } from '../Entry.ts'
import { resend } from './connection.ts'
import { CopyByHand } from './CopyByHand.tsx'
import { useSay } from './Say.tsx'
import { testOf } from './testOf.ts'
import { words } from './words.ts'

interface ActionsProps {
  readonly entry: Entry
  readonly isKeyed: boolean
}

export const Actions = ({ entry, isKeyed }: ActionsProps) => {
  const say = useSay()
  const [said, setSaid] = useState('')
  const [isSending, setIsSending] = useState(false)
  const [byHand, setByHand] = useState<string>()

  const copy = async (text: string, done: string): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text)
      setSaid(done)
    } catch {
      setByHand(text)
    }
  }

  const send = async (): Promise<void> => {
    setIsSending(true)
    try {
      const { id, answer } = await resend(entry.id, isKeyed)
      setSaid(say(words.sentAgain)(id, answer.status))
    } catch {
      setSaid(say(words.notSent))
    } finally {
      setIsSending(false)
    }
  }

  return (
    <div class="actions">
      <button
        type="button"
        title={say(isKeyed ? words.sendAgainSigned : words.sendAgainAsIs)}
        aria-disabled={isSending}
        onClick={() => {
          if (!isSending) void send()
        }}
      >
        {say(isSending ? words.sending : words.sendAgain)}
      </button>
      <button
        type="button"
        title={say(words.copyTestTakes)}
        onClick={() => {
          void copy(testOf(entry), say(words.copiedTest))
        }}
      >
        {say(words.copyTest)}
      </button>
      <button
        type="button"
        title={say(words.copyBodyTakes)}
        onClick={() => {
          void copy(entry.text, say(words.copiedBody))
        }}
      >
        {say(words.copyBody)}
      </button>
      <span class="said" role="status">
        {said}
      </span>
      {byHand !== undefined && (
        <CopyByHand
          text={byHand}
          onClose={() => {
            setByHand(undefined)
          }}
        />
      )}
    </div>
  )
}
