/** The place of a secret in a text. */
export interface Span {
  readonly start: number
  readonly end: number
  /** The place of a quote as the text writes it, if the secret has none but its mask needs them. */
  readonly quote?: number
}
