/** Received text, with control characters escaped. */
import { printable } from '../../diagnose/printable.ts'
import { capped } from './capped.ts'
import { useSay } from './Say.tsx'
import { words } from './words.ts'

const MOST_CHARACTERS = 1000

export const Received = ({ text, most = MOST_CHARACTERS }: { text: string; most?: number }) => {
  const say = useSay()
  const { text: shown, left } = capped(text, most)
  return (
    <bdi class="received">
      {printable(shown)}
      {left > 0 && <span class="capped"> … {say(words.moreCharacters)(left)}</span>}
    </bdi>
  )
}
