/** Printed times, in the time zone of the option `--time-zone`. */
import { Option } from '@commander-js/extra-typings'

import { UsageError } from './exit.ts'
import type { Texts } from './text/texts.ts'

/** Writes times that are given as ISO 8601. */
export interface Times {
  /** Date and time as ISO 8601, such as 2026-01-02T11:04:05.000+08:00. */
  readonly full: (iso: string) => string
  /** The time of day, such as 11:04:05+08:00. */
  readonly clock: (iso: string) => string
}

const formatterIn = (timeZone: string | undefined): Intl.DateTimeFormat => {
  try {
    return new Intl.DateTimeFormat('en-US', {
      ...(timeZone !== undefined && { timeZone }),
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      fractionalSecondDigits: 3,
      hourCycle: 'h23',
      timeZoneName: 'longOffset',
    })
  } catch {
    throw new UsageError(({ shared }) => shared.timeZoneInvalid)
  }
}

/**
 * The times in a zone: `local` is that of this machine, others are named as in the IANA database.
 * Throws a UsageError if the zone is unknown.
 */
export const timesIn = (zone: string): Times => {
  const formatter = formatterIn(zone.toLowerCase() === 'local' ? undefined : zone)
  const partsOf = (iso: string) => {
    const parts = new Map(
      formatter.formatToParts(new Date(iso)).map(({ type, value }) => [type, value]),
    )
    const part = (type: Intl.DateTimeFormatPartTypes): string => String(parts.get(type))
    // The name of the zone is GMT+08:00; that of UTC is GMT+00:00 or GMT, by the version of ICU.
    const offset = part('timeZoneName')
      .slice('GMT'.length)
      .replace(/^(?:\+00:00)?$/, 'Z')
    return {
      date: `${part('year')}-${part('month')}-${part('day')}`,
      time: `${part('hour')}:${part('minute')}:${part('second')}`,
      fraction: part('fractionalSecond'),
      offset,
    }
  }
  return {
    full: (iso) => {
      const { date, time, fraction, offset } = partsOf(iso)
      return `${date}T${time}.${fraction}${offset}`
    },
    clock: (iso) => {
      const { time, offset } = partsOf(iso)
      return `${time}${offset}`
    },
  }
}

export const UTC = timesIn('UTC')

/** The option `--time-zone`. JSON has times in UTC, whatever the zone. */
export const timeZoneOption = (say: Texts) =>
  new Option('--time-zone <zone>', say.shared.timeZone).argParser(timesIn)
