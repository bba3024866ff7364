/** The body for the argument of `send`. */
import { readFile } from 'node:fs/promises'

import { buildBody } from '../../../testing/buildBody.ts'
import { isJsonObject, type JsonObject, parseJson } from '../../../wire/json.ts'
import { UsageError } from '../../exit.ts'
import { fixtureNamed, kindNamed, unknownName } from '../../kinds.ts'
import type { Terminal } from '../../Terminal.ts'
import { textsIn } from '../../text/texts.ts'
import { movedTo } from './movedTo.ts'

const parseBody = (bytes: Uint8Array): JsonObject => {
  // TextDecoder removes a byte order mark, which editors write.
  const body = parseJson(new TextDecoder().decode(bytes))
  if (isJsonObject(body)) return body
  throw new UsageError(({ send }) => send.bodyInvalid)
}

const readBody = async (file: string): Promise<JsonObject> => {
  const bytes = await readFile(file).catch((error: unknown) => {
    const isPath = /[./\\]/.test(file)
    if ((error as NodeJS.ErrnoException).code === 'ENOENT' && !isPath) throw unknownName(file)
    throw new UsageError(({ send }) => send.fileUnreadable)
  })
  return parseBody(bytes)
}

/** The body of an event or a fixture with this name. */
const madeUp = (word: string): JsonObject | undefined => {
  const kind = kindNamed(word)
  if (kind === undefined) return fixtureNamed(word)?.body
  return buildBody(kind, /^[0-9]+$/.test(word) ? { event_type: Number(word) } : {})
}

/**
 * Returns the body of an event by its name or number, or of a fixture, with its times moved to now;
 * or the unchanged body of a file or of the standard input (`-`).
 */
export const chooseBody = async (
  word: string,
  { readInput, clock, language }: Pick<Terminal, 'clock' | 'language' | 'readInput'>,
): Promise<JsonObject> => {
  if (word === '-') return parseBody(await readInput(textsIn(language).shared.pasteBody))
  const body = madeUp(word)
  return body === undefined ? readBody(word) : movedTo(body, clock.now())
}
