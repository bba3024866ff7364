/** Keyboard shortcuts that work everywhere on the page. */
import { useEffect, useRef } from 'preact/hooks'

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.matches('input, select, textarea')

const isInDialog = (): boolean => document.querySelector('dialog[open]') !== null

/** Listens to shortcuts. In a text field only Escape works, and in a dialog none of them. */
export const useKeys = (keys: Readonly<Partial<Record<string, () => void>>>): void => {
  // A ref to the latest functions, so that the listener is added only once.
  const current = useRef(keys)
  current.current = keys
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const act = current.current[event.key]
      if (act === undefined || event.ctrlKey || event.metaKey || event.altKey) return
      if (isInDialog() || (event.key !== 'Escape' && isTyping(event.target))) return
      event.preventDefault()
      act()
    }
    document.addEventListener('keydown', onKey)
    return () => {
      document.removeEventListener('keydown', onKey)
    }
  }, [])
}
