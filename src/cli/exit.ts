/** The exit codes of the command. */
import { type Texts, textsIn } from './text/texts.ts'

export const exit = {
  /** The command succeeded, or everything that it checked is valid. */
  ok: 0,
  /** The command failed, or something that it checked is not valid. */
  failed: 1,
  /** The arguments or the input are invalid. */
  usage: 2,
} as const

export type Exit = (typeof exit)[keyof typeof exit]

/** The error for invalid arguments or input. `sentence` says in each language what to do. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
  readonly sentence: (say: Texts) => string

  constructor(sentence: (say: Texts) => string) {
    super(sentence(textsIn('en')))
    this.sentence = sentence
  }
}
