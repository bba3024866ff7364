/** How a command ends: scripts go by it. */
import { type Texts, textsIn } from './text/texts.ts'

export const exit = {
  /** The command did what was asked for, or what it checked is valid. */
  ok: 0,
  /** It did not, or what it checked is not valid. */
  failed: 1,
  /** The arguments cannot be understood, or what the command was given cannot be used. */
  usage: 2,
} as const

export type Exit = (typeof exit)[keyof typeof exit]

/** The command cannot use what it was given. The sentence says what to do, in any language. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
  readonly sentence: (say: Texts) => string

  constructor(sentence: (say: Texts) => string) {
    super(sentence(textsIn('en')))
    this.sentence = sentence
  }
}
