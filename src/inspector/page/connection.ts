/** The connection of the page to `listen`. */
import type { Entry } from '../Entry.ts'
import type { Setup } from '../Setup.ts'

/** `shutOut` means that the token of this page is no longer valid, so it does not reconnect. */
export type ConnectionState = 'connected' | 'connecting' | 'reconnecting' | 'shutOut'

export interface ConnectionListener {
  /** Called with the entries that arrived since the last call. */
  readonly onEntries: (entries: ReadonlyArray<Entry>) => void
  /** Called if `listen` was started again: it numbers its entries from 1, and has no old ones. */
  readonly onRun: () => void
  /** Called after each connect and reconnect. */
  readonly onSetup: (setup: Setup) => void
  readonly onState: (state: ConnectionState) => void
}

/** The time for which entries are collected, so that a burst renders the page only once. */
const GATHER_MS = 50

/** The token of the page. It stays in the address, since a reload needs it. */
const token = (): string => new URLSearchParams(location.search).get('token') ?? ''

/**
 * Connects, and returns a function that closes the connection. The browser itself reconnects, and
 * requests the entries that it has missed.
 */
export const connect = ({
  onEntries,
  onRun,
  onSetup,
  onState,
}: ConnectionListener): (() => void) => {
  const source = new EventSource(`events?token=${encodeURIComponent(token())}`)
  let gathered: Array<Entry> = []
  let run = ''
  let timer: ReturnType<typeof setTimeout> | undefined
  source.onopen = () => {
    onState('connected')
  }
  source.onerror = () => {
    onState(source.readyState === EventSource.CLOSED ? 'shutOut' : 'reconnecting')
  }
  source.addEventListener('setup', ({ data }: MessageEvent<string>) => {
    const setup = JSON.parse(data) as Setup
    if (setup.run !== run) {
      run = setup.run
      gathered = []
      onRun()
    }
    onSetup(setup)
  })
  source.addEventListener('entry', ({ data }: MessageEvent<string>) => {
    gathered.push(JSON.parse(data) as Entry)
    timer ??= setTimeout(() => {
      timer = undefined
      onEntries(gathered)
      gathered = []
    }, GATHER_MS)
  })
  return () => {
    source.close()
  }
}

/** Lets `listen` send a callback again, and returns the new entry. Rejects if that fails. */
export const resend = async (id: number, resign: boolean): Promise<Entry> => {
  const response = await fetch(`entries/${id}/resend?token=${encodeURIComponent(token())}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ resign }),
  })
  if (!response.ok) throw new Error(`The answer was ${response.status}.`)
  return (await response.json()) as Entry
}
