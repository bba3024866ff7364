/** The time zone of the page, and a hook for times in it. */
import { createContext } from 'preact'
import { useContext } from 'preact/hooks'

import { type Moments, momentsIn, type Zone } from './moments.ts'

export const ZoneContext = createContext<Zone>('local')

export const useZone = (): Zone => useContext(ZoneContext)

/** Returns the functions that write times in the time zone of the page. */
export const useMoments = (): Moments => momentsIn[useZone()]
