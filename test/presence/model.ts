/**
 * A model of presence: the definition, without any cleverness. It keeps all events and all that was
 * told, and looks at all of them for each answer.
 */
import type { Change, Presence, PresenceOptions } from '../../src/presence/Presence.ts'

/** A StreamBegin or StreamEnd of a stream: the time by which it counts, and whether that is its own. */
interface Heard {
  readonly key: string
  readonly sequence: string
  readonly type: 0 | 1
  readonly isDated: boolean
  readonly at: number
}

/** A change that was given, settled or released; or the word that the earlier ones no longer count. */
interface Fact {
  readonly key: string
  readonly what: 'given' | 'lapsed' | 'released' | 'settled'
  readonly kind?: Change['kind']
  readonly at?: number
  readonly until?: number
}

const DAY = 86_400_000

const saysNothing = ['', 'null', 'undefined', '0']

/** The definition, with a clock. All options but the clock are those of the presence. */
export const modelPresence = ({
  now: clock = () => new Date(),
  backupPushes = true,
  staleAfterSeconds = 86_400,
  leaseSeconds = 30,
}: PresenceOptions): Presence => {
  let all: ReadonlyArray<Heard> = []
  const facts: Array<Fact> = []
  const now = (): number => clock().getTime()

  const keyOf = (domain = '', path = '', name = ''): string =>
    JSON.stringify([domain.trim().toLowerCase(), path.trim(), name])

  const streamOf = (key: string) => {
    const [domain, path, name] = JSON.parse(key) as [string, string, string]
    return { ...(domain && { domain }), ...(path && { path }), stream_id: name }
  }

  /** The pushes of a stream that are not forgotten. */
  const pushesOf = (key: string) =>
    [...new Set(all.filter((one) => one.key === key).map(({ sequence }) => sequence))]
      .map((sequence) => {
        const heard = all.filter((one) => one.key === key && one.sequence === sequence)
        const times = (type: 0 | 1, isDated: boolean): ReadonlyArray<number> =>
          heard
            .filter((one) => one.type === type && one.isDated === isDated)
            .map(({ at }) => at)
            .sort((a, b) => a - b)
        const [begins, ends] = [times(1, true), times(0, true)]
        const [undatedBegins, undatedEnds] = [times(1, false), times(0, false)]
        const last = (...lists: ReadonlyArray<ReadonlyArray<number>>): number | undefined =>
          lists.flat().sort((a, b) => b - a)[0]
        const isNamed = sequence !== ''
        const began = isNamed ? (begins[0] ?? undatedBegins[0]) : last(begins, undatedBegins)
        const ended = isNamed ? (last(ends) ?? undatedEnds[0]) : last(ends, undatedEnds)
        const isOpen = began !== undefined && (ended === undefined || (!isNamed && began > ended))
        const isDated = began !== undefined && begins.includes(began)
        return { sequence, began, ended, isOpen, isDated }
      })
      .filter(
        ({ began = -Infinity, ended = -Infinity }) =>
          Math.max(began, ended) >= now() - 2 * staleAfterSeconds * 1000,
      )

  type Push = ReturnType<typeof pushesOf>[number]

  /** Whether a push began after another; in the same second, whether its number is greater. */
  const beganAfter = (a: Push, b: Push): boolean => {
    const [atA, atB] = [a.began ?? -Infinity, b.began ?? -Infinity]
    if (atA !== atB) return atA > atB
    if (a.sequence.length !== b.sequence.length) return a.sequence.length > b.sequence.length
    return a.sequence > b.sequence
  }

  const standingOf = (key: string) => {
    const pushes = pushesOf(key)
    const open = pushes.filter(
      (push) => push.isOpen && (backupPushes || !pushes.some((other) => beganAfter(other, push))),
    )
    const live = open.filter(({ began = 0 }) => began >= now() - staleAfterSeconds * 1000)
    const from = live.map(({ began = 0 }) => began).sort((a, b) => a - b)[0]
    const isDated = live.some((push) => push.began === from && push.isDated)
    const ends = pushes.flatMap(({ ended }) => (ended === undefined ? [] : [ended]))
    const over = open.length === 0 && ends.length > 0 ? Math.max(...ends) : undefined
    return { pushes: live.length, from, isDated, over }
  }

  const answerOf = ({ from, isDated, over }: ReturnType<typeof standingOf>) => ({
    ...(from !== undefined && isDated && { since: new Date(from) }),
    ...(over !== undefined && { overSince: new Date(over) }),
  })

  /** The change that was given last, and whether it was settled, or is still with its teller. */
  const toldOf = (key: string) => {
    const ours = facts.filter((fact) => fact.key === key)
    const index = ours.findLastIndex(({ what }) => what === 'given' || what === 'lapsed')
    const given = ours[index]
    if (given === undefined || given.what === 'lapsed') return undefined
    const since = ours
      .slice(index)
      .filter((fact) => fact.kind === given.kind && fact.at === given.at)
      .map(({ what }) => what)
    const isSettled = since.includes('settled')
    const isHeld = isSettled || (!since.includes('released') && (given.until ?? 0) >= now())
    return { kind: given.kind, at: given.at ?? 0, isHeld }
  }

  /** Whether an ending has to be told, and no teller has it. */
  const isDue = (key: string, over: number): boolean => {
    const told = toldOf(key)
    return !(told?.kind === 'ended' && over <= told.at && told.isHeld)
  }

  const give = (key: string, kind: Change['kind'], at: number, lease: number): Change => {
    facts.push({ key, what: 'given', kind, at, until: now() + lease * 1000 })
    return { kind, stream: streamOf(key), at: new Date(at) }
  }

  const tell = (what: 'released' | 'settled') => (change: Change) => {
    const { domain, path, stream_id } = change.stream
    facts.push({ key: keyOf(domain, path, stream_id), what, kind: change.kind, at: +change.at })
    return Promise.resolve()
  }

  return {
    record: (event, { receivedAt } = { receivedAt: clock() }) => {
      const key = keyOf(event.app, event.appname, event.stream_id)
      const kept = pushesOf(key).map(({ sequence }) => sequence)
      all = all.filter((one) => one.key !== key || kept.includes(one.sequence))
      const was = standingOf(key)
      const isNeither = was.from === undefined && was.over === undefined
      if (kept.length === 0 || (isNeither && toldOf(key)?.kind === 'began')) {
        facts.push({ key, what: 'lapsed' })
      }

      const time = event.event_time?.getTime() ?? 0
      const isDated = time > 0 && time <= receivedAt.getTime() + DAY
      const sequence = event.sequence ?? ''
      all = [
        ...all,
        {
          key,
          sequence: saysNothing.includes(sequence.trim()) ? '' : sequence,
          type: event.event_type,
          isDated,
          at: isDated ? time : receivedAt.getTime(),
        },
      ]
      const is = standingOf(key)
      const told = toldOf(key)
      const mustTell = is.from !== undefined && !(told?.kind === 'began' && told.isHeld)
      const at = told?.kind === 'began' ? told.at : is.from
      return Promise.resolve({
        wasLive: was.from !== undefined,
        isLive: is.from !== undefined,
        ...answerOf(is),
        ...(mustTell && at !== undefined && { began: give(key, 'began', at, leaseSeconds) }),
      })
    },
    get: ({ domain, path, stream_id }) => {
      const standing = standingOf(keyOf(domain, path, stream_id))
      const { pushes } = standing
      return Promise.resolve(
        pushes > 0
          ? { live: true, pushes, ...answerOf(standing) }
          : { live: false, ...answerOf(standing) },
      )
    },
    list: ({ after, limit = 50 } = {}) => {
      const live = [...new Set(all.map(({ key }) => key))]
        .map((key) => ({ key, standing: standingOf(key), from: standingOf(key).from ?? Infinity }))
        .filter(({ from }) => from < Infinity)
        .sort((a, b) => a.from - b.from || (a.key < b.key ? -1 : 1))
        .map((one) => ({ ...one, cursor: `${one.from} ${one.key}` }))
      const [, from, key] = /^(\S+) (.*)$/.exec(after ?? '-Infinity ') ?? []
      const rest = live.filter(
        (one) => one.from > Number(from) || (one.from === Number(from) && one.key > (key ?? '')),
      )
      const page = rest.slice(0, limit)
      const next = rest.length > limit ? page.at(-1)?.cursor : undefined
      return Promise.resolve({
        streams: page.map((one) => ({
          stream: streamOf(one.key),
          ...answerOf(one.standing),
          pushes: one.standing.pushes,
        })),
        ...(next !== undefined && { next }),
      })
    },
    takeEnded: ({ graceSeconds, limit = 50, leaseSeconds: lease = leaseSeconds }) =>
      Promise.resolve(
        [...new Set(all.map(({ key }) => key))]
          .map((key) => ({ key, over: standingOf(key).over ?? Infinity }))
          .filter(({ key, over }) => over + graceSeconds * 1000 <= now() && isDue(key, over))
          .sort((a, b) => a.over - b.over || (a.key < b.key ? -1 : 1))
          .slice(0, limit)
          .map(({ key, over }) => ({ ...give(key, 'ended', over, lease), kind: 'ended' as const })),
      ),
    settle: tell('settled'),
    release: tell('released'),
  }
}
