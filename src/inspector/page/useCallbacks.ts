/** The received callbacks, and the state of the connection to `listen`. */
import { useEffect, useState } from 'preact/hooks'

import type { Entry } from '../Entry.ts'
import type { Setup } from '../Setup.ts'
import { shownEntry } from '../shownEntry.ts'
import { connect, type ConnectionState } from './connection.ts'
import { withArrived } from './entries.ts'

export interface Callbacks {
  /** The received callbacks, the newest first. Only their text has secrets. */
  readonly entries: ReadonlyArray<Entry>
  readonly setup: Setup | undefined
  readonly connection: ConnectionState
}

export const useCallbacks = (): Callbacks => {
  const [entries, setEntries] = useState<ReadonlyArray<Entry>>([])
  const [setup, setSetup] = useState<Setup>()
  const [connection, setConnection] = useState<ConnectionState>('connecting')
  useEffect(
    () =>
      connect({
        onEntries: (arrived) => {
          setEntries((kept) => withArrived(kept, arrived.map(shownEntry)))
        },
        onRun: () => {
          setEntries([])
        },
        onSetup: setSetup,
        onState: setConnection,
      }),
    [],
  )
  return { entries, setup, connection }
}
