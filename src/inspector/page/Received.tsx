/** Text that came from elsewhere: shown as what it is, whatever is in it. */
import { printable } from '../../diagnose/printable.ts'
import { capped } from './capped.ts'
import { useLanguage, useSay } from './Say.tsx'
import { inChinese } from './sentences.ts'
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

/** A sentence that the command wrote: it writes English, so it stays so where there is no other. */
export const Sentence = ({ text }: { text: string }) => {
  const isChinese = useLanguage() === 'zh'
  const chinese = isChinese ? inChinese(text) : undefined
  return chinese === undefined ? (
    <span lang="en">
      <Received text={text} />
    </span>
  ) : (
    <span>
      <Received text={chinese} />
    </span>
  )
}
