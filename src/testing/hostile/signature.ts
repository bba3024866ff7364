/** Bodies with an invalid `sign`, and bodies with an invalid or expired `t`. */
import crypto from 'node:crypto'

import { type Forge, md5, type Rows } from './forge.ts'

const another = (digit: string): string => (Number(`0x${digit}`) ^ 1).toString(16)

const utf16Digits = (text: string, zero: number): string =>
  text.replace(/[0-9]/g, (digit) => String.fromCharCode(zero + Number(digit)))

/**
 * Returns the `t` of an MD5 length extension attack: the old `t`, the padding that MD5 adds, and
 * `added`. An attacker who has seen the old signature can compute the digest of the key and this
 * `t` without the key. The tests compute the same digest with the key.
 */
const extend = (key: string, digits: string, added: string): string => {
  const length = new TextEncoder().encode(key + digits).length
  const zeros = (119 - (length % 64)) % 64
  const bits = new Uint8Array(8)
  new DataView(bits.buffer).setUint32(0, length * 8, true)
  return `${digits}\x80${'\0'.repeat(zeros)}${String.fromCharCode(...bits)}${added}`
}

const hmac = (algorithm: string, key: string, text: string): string =>
  crypto.createHmac(algorithm, key).update(text).digest('hex')

const hash = (algorithm: string, text: string): string =>
  crypto.createHash(algorithm).update(text).digest('hex')

export const signatures = ({
  key,
  t,
  unsigned,
  signed,
  withSign,
  followedBy,
  ledBy,
}: Forge): Rows => {
  const good = md5(`${key}${t}`)
  const forged = `"sign":"${'0'.repeat(32)}"`
  return {
    SignatureMissing: {
      'no sign': unsigned({ t }),
      'neither sign nor t': unsigned(),
      'a relay event without a sign': unsigned({}, 'Relay'),
      'a StreamEnd without a sign': unsigned({}, 'StreamEnd'),
      'a sign under a name in capitals': unsigned({ t, SIGN: good }),
      'a sign under a name with a blank': unsigned({ t, 'sign ': good }),
      'sign and t in an object': unsigned({ auth: { sign: good, t } }),
      'sign and t in an array': unsigned({ auth: [{ sign: good, t }] }),
    },
    SignatureMalformed: {
      'a sign of null': withSign(null),
      'an empty sign': withSign(''),
      'a sign of 0': withSign(0),
      'a sign of false': withSign(false),
      'a sign of true': withSign(true),
      'a sign that is a number of 32 digits': withSign(1e31),
      'a sign without its last digit': withSign(good.slice(0, -1)),
      'a sign with a digit too many': withSign(`${good}0`),
      'the right sign twice in a row': withSign(good + good),
      'the first eight digits of the sign': withSign(good.slice(0, 8)),
      'a sign of 32 characters, one of them of two bytes': withSign(`é${good.slice(1)}`),
      'a sign of 32 UTF-16 units, two of them one character': withSign(`😀${good.slice(2)}`),
      'a sign of 32 letters that are not hex digits': withSign('z'.repeat(32)),
      'a sign of 32 NULs': withSign('\0'.repeat(32)),
      'a sign of 32 blanks': withSign(' '.repeat(32)),
      'the right sign in capitals': withSign(good.toUpperCase()),
      'the right sign with a line break behind it': withSign(`${good}\n`),
      'the right sign with a blank before it': withSign(` ${good}`),
      'the right sign with a NUL behind it': withSign(`${good}\0`),
      'the right sign with 0x before it': withSign(`0x${good}`),
      'the right sign in quotes': withSign(`"${good}"`),
      'the right sign in an array': withSign([good]),
      'the right sign in an object': withSign({ sign: good }),
      'an object with the length of a sign': withSign({ length: 32 }),
      'an array of 32 digits': withSign(good.split('')),
      'the right sign in base64': withSign(Buffer.from(good, 'hex').toString('base64')),
      'the right sign in full-width digits': withSign(utf16Digits(good, 0xff10)),
      'a sign that is masked with stars, as in the documents': withSign(
        `${good.slice(0, 8)}${'*'.repeat(24)}`,
      ),
      'an HMAC-SHA1': withSign(hmac('sha1', key, String(t))),
      'a SHA-1': withSign(hash('sha1', `${key}${t}`)),
      'a SHA-256': withSign(hash('sha256', `${key}${t}`)),
      'a relay event with a sign of null': unsigned({ t, sign: null }, 'Relay'),
      'a relay event with an empty sign': unsigned({ t, sign: '' }, 'Relay'),
      'a good sign first, and null after it': followedBy('"sign":null'),
    },
    SignatureMismatch: {
      'a sign with another first digit': withSign(another(good.slice(0, 1)) + good.slice(1)),
      'a sign with another last digit': withSign(good.slice(0, -1) + another(good.slice(-1))),
      'a sign backwards': withSign(good.split('').reverse().join('')),
      'a sign of zeros': withSign('0'.repeat(32)),
      'the digest of an empty text': withSign(md5('')),
      'a digest that PHP compares as 0 (0e...)': withSign('0e462097431906509019562988736854'),
      'a sign made with another key': withSign(md5(`not-${key}${t}`)),
      'a sign made of t before the key': withSign(md5(`${t}${key}`)),
      'a sign made of t alone': withSign(md5(String(t))),
      'a sign made of the key alone': withSign(md5(key)),
      'a sign made with a key that is undefined': withSign(md5(`undefined${t}`)),
      'a sign made with a key that is null': withSign(md5(`null${t}`)),
      'a sign made with a key that is false': withSign(md5(`false${t}`)),
      'a sign made with an object for a key': withSign(md5(`[object Object]${t}`)),
      'a sign made with a line break behind the key': withSign(md5(`${key}\n${t}`)),
      'a sign made with a blank before the key': withSign(md5(` ${key}${t}`)),
      'a sign made with a hyphen between key and t': withSign(md5(`${key}-${t}`)),
      'a sign made with t in hexadecimal digits': withSign(
        md5(`${key}${t.toString(16).toUpperCase()}`),
      ),
      'a sign made with milliseconds': withSign(md5(`${key}${t * 1000}`)),
      'a sign made for another t': withSign(md5(`${key}${t + 1}`)),
      'a digest of the right sign': withSign(md5(good)),
      'a sign made of the whole body': withSign(md5(key + unsigned())),
      'an HMAC-MD5': withSign(hmac('md5', key, String(t))),
      'the first 32 digits of a SHA-256': withSign(hash('sha256', `${key}${t}`).slice(0, 32)),
      'the txSecret of a push URL': withSign(
        md5(`${key}hostile-stream${t.toString(16).toUpperCase()}`),
      ),
      'the sign that the documents print': withSign('ca3e25e5dc17a6f9909a9ae7281e300d'),
      'a relay event with a forged sign': unsigned({ t, sign: '0'.repeat(32) }, 'Relay'),
      'a good sign first, and a forged one after it': followedBy(forged),
    },
    accepted: {
      'a forged sign first, and a good one after it': ledBy(forged),
      '10,000 forged signs, and a good one after them': ledBy(
        Array.from({ length: 10_000 }, () => forged).join(),
      ),
      'the sign of another body, since it does not cover the body': unsigned(
        { t, sign: good },
        'StreamEnd',
      ),
      'a relay event with a good sign': signed({}, 'Relay'),
    },
  }
}

export const times = ({
  key,
  t,
  past,
  unsigned,
  signed,
  withT,
  withSign,
  followedBy,
  ledBy,
}: Forge): Rows => {
  const good = md5(`${key}${t}`)
  const old = md5(`${key}${past}`)
  /** A body with a valid `sign`, and `t` in any JSON notation. */
  const literal = (json: string): string => `${unsigned({ sign: good }).slice(0, -1)},"t":${json}}`
  const extended = extend(key, String(past), '9')
  return {
    TimestampMissing: {
      'no t, and a sign made with undefined': withT(undefined),
      'no t, and a sign made with the key alone': unsigned({ sign: md5(key) }),
      'no t, and a good sign': unsigned({ sign: good }),
      'a t under a name in capitals': unsigned({ sign: good, T: t }),
      'a relay event with a sign and no t': unsigned({ sign: good }, 'Relay'),
    },
    TimestampMalformed: {
      'a t of null': withT(null),
      'an empty t': withT(''),
      'a t of true': withT(true),
      'a t of false': withT(false),
      'a t of NaN in quotes': withT('NaN'),
      'a t of Infinity in quotes': withT('Infinity'),
      'a t that is too large for a number (1e400)': literal('1e400'),
      'an array around an old t': withT([past]),
      'two arrays around an old t': withT([[past]]),
      'an array around a good t': withT([t]),
      'a t that is an object': withT({}),
      'a t with half a second': withT(t + 0.5),
      'a negative t': withT(-t),
      'a t of -1': withT(-1),
      'a t of 0': withT(0),
      'a t of negative zero': literal('-0'),
      'a t in hexadecimal digits': withT(`0x${t.toString(16).toUpperCase()}`),
      'a t with an exponent in quotes': withT('1.7e9'),
      'a t with a fraction in quotes': withT(`${t}.0`),
      'a t with a zero before it': withT(`0${past}`),
      'a t with a plus sign': withT(`+${t}`),
      'a t with letters behind it': withT(`${t}abc`),
      'a t with the n of a bigint': withT(`${t}n`),
      'a t with underscores': withT(`${String(t).slice(0, 1)}_${String(t).slice(1)}`),
      'a t with a blank before it': withT(` ${t}`),
      'a t with a blank behind it': withT(`${t} `),
      'a t with a line break behind it': withT(`${t}\n`),
      'a t with a NUL behind it': withT(`${t}\0`),
      'a t in full-width digits': withT(utf16Digits(String(t), 0xff10)),
      'a t in Arabic digits': withT(utf16Digits(String(t), 0x660)),
      'a t in milliseconds': withT(t * 1000),
      'a t in milliseconds, in quotes': withT(`${t}000`),
      'a t of eleven digits': withT(17_000_000_000),
      'a t of nine digits': withT(999_999_999),
      'a t above 2^53': withT(2 ** 53 + 2),
      'a t that is a date': withT(new Date(t * 1000).toISOString()),
      'a t of 100,000 digits': withT('1'.repeat(100_000)),
      'an old sign extended without the key (MD5 length extension)': unsigned({
        t: extended,
        sign: md5(Buffer.concat([Buffer.from(key), Buffer.from(extended, 'latin1')])),
      }),
      'an old sign extended without the key, in UTF-8': withT(extended),
      'an old sign whose first digit of t moved into the key': unsigned({
        t: `1${past}`,
        sign: md5(`${key}1${past}`),
      }),
      'a good t first, and null after it': followedBy('"t":null'),
    },
    SignatureExpired: {
      'an old t with its valid sign': unsigned({ t: past, sign: old }),
      'an old t in quotes with its valid sign': unsigned({ t: String(past), sign: old }),
      'a t that has passed an hour ago': withT(t - 4200),
      'a t with nine zeros before its digit': withT('0000000001'),
      'a t of ten zeros': withT('0000000000'),
      'a good t first, and an old one after it': followedBy(`"t":${past},"sign":"${old}"`),
    },
    SignatureTooFarAhead: {
      'the largest t of ten digits': withT(9_999_999_999),
      'a t more than an hour ahead': withT(t + 3600),
      'a t a year ahead': withT(t + 31_536_000),
    },
    SignatureMismatch: {
      'a good t with the sign of an old one': withSign(old),
    },
    accepted: {
      'a t in quotes': withT(String(t)),
      'a t with a fraction of zero': literal(`${t}.0`),
      'a t with an exponent': literal(`${String(t).slice(0, 1)}.${String(t).slice(1)}e9`),
      'an old t first, and a good one after it': ledBy(`"t":${past}`),
      'a t that has passed five minutes ago, as in a late retry': withT(t - 900),
      'a t almost an hour ahead': withT(t + 2880),
      'a good t that is repeated': followedBy(`"t":${t}`),
      'a good sign beside another t in an object': signed({ auth: { t: past, sign: old } }),
    },
  }
}
