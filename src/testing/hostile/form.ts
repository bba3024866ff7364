/** Bodies that are forms, or look like forms. */
import type { Forge, Rows } from './forge.ts'

/** A part of a body. Lists are named by their places. */
type Part = Parts | number | string

interface Parts {
  readonly [name: string]: Part
}

const partsOf = (json: string): Parts => JSON.parse(json) as Parts

/** Writes a value as the fields of a form, with a place or a name in brackets for each level. */
const fieldsOf = (name: string, value: Part): ReadonlyArray<readonly [string, string]> =>
  typeof value === 'object'
    ? Object.entries(value).flatMap(([key, inner]) => fieldsOf(`${name}[${key}]`, inner))
    : [[name, String(value)]]

/** Returns the form of a JSON body. */
const formOf = (json: string): string =>
  Object.entries(partsOf(json))
    .flatMap(([name, value]) => fieldsOf(name, value))
    .map((field) => field.map(encodeURIComponent).join('='))
    .join('&')

const multipartOf = (json: string): string => {
  const parts = Object.entries(JSON.parse(json) as Readonly<Record<string, number | string>>).map(
    ([name, value]) =>
      `--boundary\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  )
  return `${parts.join('')}--boundary--\r\n`
}

export const forms = (forge: Forge): Rows => {
  const { signed, unsigned } = forge
  return {
    accepted: {
      'a form': formOf(signed()),
      'a form whose names have nested brackets': formOf(
        signed({ abnormal_event: [{ type: 5, desc: 'a&b=c' }] }, 'PushException'),
      ),
      'a form without percent-encoding of its brackets': `${formOf(signed())}&a[0][b]=1&a[]=2`,
      'a form of blanks written as a plus sign': `${formOf(signed({ errmsg: '' }))}&more=a+b`,
      'a form with a percent sequence that is not UTF-8': `${formOf(signed())}&more=%FF%C0%80`,
      'a form with a percent sign that begins nothing': `${formOf(signed())}&more=100%`,
      'a form with __proto__ and constructor in brackets': `${formOf(signed())}&__proto__[polluted]=1&a[__proto__][polluted]=1&constructor[prototype][polluted]=1`,
      'a form with empty fields': `&&${formOf(signed())}&&=&=1&`,
      'a form of 200,000 open brackets in one name': `${formOf(signed())}&a${'['.repeat(200_000)}=1`,
      'a form of 5,000 fields at one place': `${formOf(signed())}${'&a[]=1'.repeat(5000)}`,
      'JSON in a field of a form': `body=${encodeURIComponent(signed())}`,
      'JSON in a field of a form, not encoded': `body=${signed({ errmsg: 'a=b' })}`,
      'JSON with URL encoding': encodeURIComponent(signed()),
      'JSON as the name of a field of a form': `${encodeURIComponent(signed({ stream_param: 'a=1&b=2' }))}=`,
    },
    SignatureMissing: {
      'a form without sign': formOf(unsigned()),
      'a form of one field': 'a=1',
      'a form whose sign is in an object': `${formOf(unsigned())}&data[sign]=1`,
      'JSON with URL encoding that is cut off': encodeURIComponent(signed()).slice(0, -20),
    },
    SignatureMalformed: {
      'a form with two signs': `${formOf(signed())}&sign=${'0'.repeat(32)}`,
      'a form with a sign in a list': formOf(signed()).replace('sign=', 'sign[]='),
      'a form with a blank after its sign': formOf(signed()).replace(/(sign=\w+)/, '$1+'),
    },
    TimestampMalformed: {
      'a form with two times': `${formOf(signed())}&t=${forge.t}`,
    },
    BodyTooLarge: {
      'a form of 20,000 fields': `${formOf(signed())}${'&a=1'.repeat(20_000)}`,
    },
    MultipartUnsupported: {
      'a multipart body': multipartOf(signed()),
      'a multipart body whose lines end without a carriage return': multipartOf(
        signed(),
      ).replaceAll('\r', ''),
    },
  }
}
