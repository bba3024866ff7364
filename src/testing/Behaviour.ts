/** A law for implementations of an interface, as a test of any test runner. */

export interface Behaviour {
  /** What an implementation does, as the name of a test. */
  readonly name: string
  /** Resolves if the implementation does so. Rejects with an Error that says what it did instead. */
  readonly run: () => Promise<void>
}
