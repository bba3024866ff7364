/** The dialog with the keyboard shortcuts. */
import { Dialog } from './Dialog.tsx'
import { useSay } from './Say.tsx'
import { words } from './words.ts'

const keys = [
  [['j', 'k', '↓', '↑'], words.keyNext],
  [['Home', 'End'], words.keyEnds],
  [['Enter'], words.keyOpen],
  [['Esc'], words.keyBack],
  [['/'], words.keyFilter],
  [['←', '→'], words.keyMarks],
  [['?'], words.keyHelp],
] as const

export const Help = ({ onClose }: { onClose: () => void }) => {
  const say = useSay()
  return (
    <Dialog title={say(words.help)} onClose={onClose}>
      <dl class="keys">
        {keys.map(([names, what]) => (
          <div key={names[0]}>
            <dt>
              {names.map((name) => (
                <kbd key={name}>{name}</kbd>
              ))}
            </dt>
            <dd>{say(what)}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  )
}
