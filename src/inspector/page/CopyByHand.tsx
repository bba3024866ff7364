/**
 * A dialog with a text to copy by hand, if the browser does not allow the page to use the
 * clipboard.
 */
import { Dialog } from './Dialog.tsx'
import { useSay } from './Say.tsx'
import { words } from './words.ts'

export const CopyByHand = ({ text, onClose }: { text: string; onClose: () => void }) => {
  const say = useSay()
  return (
    <Dialog title={say(words.copyByHand)} onClose={onClose}>
      <textarea
        readOnly
        aria-label={say(words.copyByHand)}
        rows={16}
        value={text}
        onFocus={({ currentTarget }) => {
          currentTarget.select()
        }}
      />
    </Dialog>
  )
}
