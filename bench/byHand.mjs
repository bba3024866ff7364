// A receiver for pushes only, written by hand: it does the same work without codecs, options, a
// second key and error messages. No library can be faster than this.
import crypto from 'node:crypto'

const md5 =
  typeof crypto.hash === 'function'
    ? (text) => crypto.hash('md5', text)
    : (text) => crypto.createHash('md5').update(text).digest('hex')

const isSame = (a, b) => {
  let difference = 0
  for (let i = 0; i < a.length; i += 1) difference |= a.charCodeAt(i) ^ b.charCodeAt(i)
  return difference === 0
}

/**
 * Makes a function that returns the time at which a body's signature expires; `undefined` if it is
 * invalid.
 */
const checkBy = ({ keys: key, maxAheadSeconds }) => {
  const times = new Array(1024).fill(0)
  const digests = new Array(1024).fill('')
  return ({ t, sign }) => {
    if (typeof sign !== 'string' || sign.length !== 32) return undefined
    if (!Number.isInteger(t) || t < 1e9 || t > 9_999_999_999) return undefined
    const now = Math.floor(Date.now() / 1000)
    if (t - now > maxAheadSeconds || now - t > 360) return undefined
    const place = t % 1024
    if (times[place] !== t) {
      digests[place] = md5(`${key}${t}`)
      times[place] = t
    }
    return isSame(digests[place], sign) ? new Date(t * 1000) : undefined
  }
}

const DIGITS = /^[0-9]+$/

// One line for each field: assigning to a computed name takes several times as long.
// prettier-ignore
const eventOf = (body) => {
  const event = {}
  for (const name in body) {
    const value = body[name]
    switch (name) {
      case 't': continue
      case 'sign': continue
      case 'event_type': if (value !== 0) return undefined; event.event_type = value; continue
      case 'event_time': if (!Number.isSafeInteger(value)) return undefined; event.event_time = new Date(value * 1000); continue
      case 'push_duration': if (!DIGITS.test(value)) return undefined; event.push_duration = Number(value); continue
      case 'stream_id': if (typeof value !== 'string') return undefined; event.stream_id = value; continue
      case 'channel_id': if (typeof value !== 'string') return undefined; event.channel_id = value; continue
      case 'app': if (typeof value !== 'string') return undefined; event.app = value; continue
      case 'appname': if (typeof value !== 'string') return undefined; event.appname = value; continue
      case 'sequence': if (typeof value !== 'string') return undefined; event.sequence = value; continue
      case 'node': if (typeof value !== 'string') return undefined; event.node = value; continue
      case 'user_ip': if (typeof value !== 'string') return undefined; event.user_ip = value; continue
      case 'stream_param': if (typeof value !== 'string') return undefined; event.stream_param = value; continue
      case 'errmsg': if (typeof value !== 'string') return undefined; event.errmsg = value; continue
      case 'appid': if (!Number.isSafeInteger(value)) return undefined; event.appid = value; continue
      case 'errcode': if (!Number.isSafeInteger(value)) return undefined; event.errcode = value; continue
      case 'set_id': if (!Number.isSafeInteger(value)) return undefined; event.set_id = value; continue
      case 'idc_id': if (!Number.isSafeInteger(value)) return undefined; event.idc_id = value; continue
      case 'width': if (!Number.isFinite(value)) return undefined; event.width = value; continue
      case 'height': if (!Number.isFinite(value)) return undefined; event.height = value; continue
      default: event[name] = value
    }
  }
  return event
}

/**
 * Makes a function that returns the event of a text, the time at which its signature expires, and
 * the body.
 */
export const byHand = (options) => {
  const check = checkBy(options)
  return (text) => {
    const raw = JSON.parse(text)
    const expiresAt = check(raw)
    const event = expiresAt && eventOf(raw)
    return event && { event, expiresAt, raw }
  }
}
