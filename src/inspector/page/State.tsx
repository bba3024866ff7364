/** Whether a callback was accepted, shown by a symbol, a word and a colour. */
import type { Entry } from '../Entry.ts'
import { useSay } from './Say.tsx'
import { words } from './words.ts'

export const State = ({ accepted }: Entry['diagnosis']) => {
  const say = useSay()
  return accepted ? (
    <span class="state good">
      <span aria-hidden="true">✓ </span>
      {say(words.accepted)}
    </span>
  ) : (
    <span class="state bad">
      <span aria-hidden="true">✕ </span>
      {say(words.refused)}
    </span>
  )
}

export const Status = ({ status }: Entry['answer']) => (
  <span class={status === 200 ? 'status good' : 'status bad'}>{status}</span>
)
