/** What the library makes of bodies, as text: the same in Node and in a browser. */
import type { diagnose } from '../../src/diagnose/diagnose.ts'
import type * as root from '../../src/index.ts'

export type Library = Pick<
  typeof root,
  'createHandler' | 'createReceiver' | 'createUnverifiedReceiver' | 'eventKey' | 'memoryStore'
> & { readonly diagnose: typeof diagnose }

export interface Question {
  readonly key: string
  /** The time that all clocks show, in milliseconds. */
  readonly time: number
  /** The bodies in base64. */
  readonly bodies: ReadonlyArray<string>
}

const bytesOf = (base64: string): Uint8Array =>
  Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))

/** For each body: its event and signature or the reason for none, its key, its status, its diagnosis. */
export const answersOf = async (
  library: Library,
  { key, time, bodies }: Question,
): Promise<ReadonlyArray<string>> => {
  const now = () => new Date(time)
  const { receive } = library.createReceiver({ keys: ['another', key], now })
  const unverified = library.createUnverifiedReceiver()
  const handle = library.createHandler(library.createReceiver({ keys: key, now }), {
    on: {},
    otherwise: () => undefined,
    undecodable: () => Promise.resolve(),
    observe: () => undefined,
    idempotency: { store: library.memoryStore({ now }) },
  })
  const answerTo = async (base64: string): Promise<string> => {
    const body = bytesOf(base64)
    const received = receive(body)
    const event = unverified.receive(body)
    return JSON.stringify([
      received._tag === 'Left' ? received.left : received.right.signature,
      event._tag === 'Left' ? event.left : library.eventKey(event.right.raw),
      (await handle(body)).status,
      library.diagnose(body, { keys: [key], now }),
    ])
  }
  const answers: Array<string> = []
  for (const body of bodies) answers.push(await answerTo(body))
  return answers
}
