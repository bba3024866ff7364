/** The time zone of the page: the last choice of the user, or else that of the browser. */
import { useState } from 'preact/hooks'

import type { Zone } from './moments.ts'
import { recall, remember } from './remembered.ts'

const NAME = 'zone'

export const useRememberedZone = (): readonly [Zone, (zone: Zone) => void] => {
  const [zone, setZone] = useState<Zone>(() => (recall(NAME) === 'UTC' ? 'UTC' : 'local'))
  return [
    zone,
    (chosen) => {
      remember(NAME, chosen)
      setZone(chosen)
    },
  ]
}
