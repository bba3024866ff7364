/** The page's line to the command. */
import type { Entry } from '../Entry.ts'
import type { Setup } from '../Setup.ts'

/** `shutOut`: the address of this page is no longer good, and asking again is of no use. */
export type ConnectionState = 'connected' | 'connecting' | 'reconnecting' | 'shutOut'

export interface ConnectionListener {
  /** All that arrived together. */
  readonly onEntries: (entries: ReadonlyArray<Entry>) => void
  /** The command is another one than before: it numbers its entries anew, and knows nothing of the old. */
  readonly onRun: () => void
  /** Again after each reconnect. */
  readonly onSetup: (setup: Setup) => void
  readonly onState: (state: ConnectionState) => void
}

/** So long, what arrives is gathered: a burst is one change of the page. */
const GATHER_MS = 50

/** Which names the page to the command; a reload needs it, so it stays in the address. */
const token = (): string => new URLSearchParams(location.search).get('token') ?? ''

/** Listens until it is called off. The browser itself connects again, and asks for what it missed. */
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

/** Has the command send a callback again. Fails if it does not. */
export const resend = async (id: number, resign: boolean): Promise<Entry> => {
  const response = await fetch(`entries/${id}/resend?token=${encodeURIComponent(token())}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ resign }),
  })
  if (!response.ok) throw new Error(`The answer was ${response.status}.`)
  return (await response.json()) as Entry
}
