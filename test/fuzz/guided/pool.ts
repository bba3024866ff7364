/** The bodies that a guided campaign has kept, and the choice of the next one to change. */
import { pick } from '../edits.ts'
import type { Feature } from './features.ts'
import type { Parent } from './mutant.ts'
import type { Random } from './Random.ts'

export interface Kept extends Parent {
  readonly features: Uint32Array
}

interface Entry extends Kept {
  /** How often the body was chosen. */
  picks: number
  /** The number of features for which no smaller body is known. */
  wins: number
}

export interface Pool {
  readonly add: (kept: Kept) => void
  /** Chooses a body to change. */
  readonly choose: (random: Random) => Kept
  /** Chooses any body. */
  readonly any: (random: Random) => Kept
  /**
   * The fewest bodies that together have all features, rare features first, as many as fit into
   * `maxBytes`.
   */
  readonly smallest: (maxBytes: number) => ReadonlyArray<Kept>
  readonly size: () => number
}

/** How many bodies are drawn, of which the most promising one is chosen. */
const DRAWN = 4

/** The size at which a body is half as promising as an empty one. */
const HALF_BYTES = 1500

/**
 * A body is promising if it is the smallest for some feature, was seldom chosen, and is short,
 * since a long one takes longer.
 */
const promise = ({ bytes, picks, wins }: Entry): number =>
  (wins > 0 ? 4 : 1) / (Math.sqrt(1 + picks) * (1 + bytes.length / HALF_BYTES))

export const emptyPool = (): Pool => {
  const entries: Array<Entry> = []
  const best = new Map<Feature, Entry>()

  const win = (entry: Entry, feature: Feature): void => {
    const old = best.get(feature)
    if (old !== undefined && old.bytes.length <= entry.bytes.length) return
    if (old !== undefined) old.wins -= 1
    entry.wins += 1
    best.set(feature, entry)
  }

  const any = (random: Random): Entry => pick(entries, random(entries.length))

  return {
    add: (kept) => {
      const entry = { ...kept, picks: 0, wins: 0 }
      entries.push(entry)
      for (const feature of kept.features) win(entry, feature)
    },
    any,
    choose: (random) => {
      let chosen = any(random)
      for (let drawn = 1; drawn < DRAWN; drawn += 1) {
        const other = any(random)
        if (promise(other) > promise(chosen)) chosen = other
      }
      chosen.picks += 1
      return chosen
    },
    smallest: (maxBytes) => {
      const owners = new Map<Feature, number>()
      for (const { features } of entries) {
        for (const feature of features) owners.set(feature, (owners.get(feature) ?? 0) + 1)
      }
      const rareFirst = [...owners].sort(([a, n], [b, m]) => n - m || a - b)
      const covered = new Set<Feature>()
      const chosen: Array<Kept> = []
      let room = maxBytes
      for (const [feature] of rareFirst) {
        const entry = best.get(feature)
        if (entry === undefined || covered.has(feature) || entry.bytes.length > room) continue
        room -= entry.bytes.length
        chosen.push(entry)
        for (const other of entry.features) covered.add(other)
      }
      return chosen
    },
    size: () => entries.length,
  }
}
