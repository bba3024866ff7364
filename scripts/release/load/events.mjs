// Signed bodies, each of another event, made from the fixtures cheaply enough to be made under load.
import { fixtures, signBody } from '../../../dist/testing.mjs'

export const key = 'load-key'

const MARK = '@@'

/** What tells an event from another of its kind. Other kinds are told apart by their whole body. */
const identifying = ['stream_id', 'sequence', 'file_id', 'session_id']

/** The text of a body between the places where the serial goes, still open at its end. */
const templateOf = ({ body }) => {
  const marked = identifying
    .filter((name) => name in body)
    .map((name) => [name, `${body[name]}${MARK}`])
  const unsigned = { ...body, t: undefined, sign: undefined }
  const text = JSON.stringify({ ...unsigned, ...Object.fromEntries(marked), serial: MARK })
  return text.slice(0, -1).split(MARK)
}

const templates = fixtures.map(templateOf)

let signedAt = 0
let signature = ''

/** `t` has one second: within it all bodies have the same signature, as those of Tencent have. */
const currentSignature = () => {
  const second = Math.floor(Date.now() / 1000)
  if (second !== signedAt) {
    signedAt = second
    signature = JSON.stringify(signBody({}, { key })).slice(1)
  }
  return signature
}

/** The body of an event by its number, signed now. All kinds of events take turns. */
export const bodyOf = (serial) =>
  `${templates[serial % templates.length].join(String(serial))},${currentSignature()}`
