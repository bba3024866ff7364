/** Keys that work wherever one is on the page. */
import { useEffect, useRef } from 'preact/hooks'

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.matches('input, select, textarea')

const isInDialog = (): boolean => document.querySelector('dialog[open]') !== null

/** While something is typed, only Escape counts; in a dialog, none does. */
export const useKeys = (keys: Readonly<Partial<Record<string, () => void>>>): void => {
  // The newest, so that the page has one listener for its whole life.
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
