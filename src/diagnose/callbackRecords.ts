/** The records of `DescribeCallbackRecordsList` in a body: one, a list of them, or a response. */
import { isCallbackRecord, recordsOfResponse } from '../receive/callbackRecord.ts'
import { isJsonObject, type Json, type JsonObject } from '../wire/json.ts'

/** The form in which records are passed. */
export type RecordsForm = 'List' | 'Record' | 'Response'

/** A recorded callback. */
export interface Recorded {
  /** The body that Tencent sent. */
  readonly body: string
  /** The time at which it was sent; `undefined` if the record does not say it. */
  readonly at: Date | undefined
}

export interface CallbackRecords {
  readonly form: RecordsForm
  readonly records: ReadonlyArray<Recorded>
}

/** Reads a time of the API: ISO 8601, or without a time zone, which is the time in Beijing. */
const timeOf = (value: Json | undefined): Date | undefined => {
  const text = typeof value === 'string' ? value : ''
  const isLocal = /^[0-9-]{10} [0-9:]{8}$/.test(text)
  const time = new Date(isLocal ? `${text.replace(' ', 'T')}+08:00` : text)
  return Number.isNaN(time.getTime()) ? undefined : time
}

const recordedOf = ({ Request, ResponseTime, EventTime }: JsonObject): Recorded => ({
  body: Request as string,
  at: timeOf(ResponseTime) ?? timeOf(EventTime),
})

const listOf = (form: RecordsForm, list: ReadonlyArray<Json>): CallbackRecords => ({
  form,
  records: list.filter(isCallbackRecord).map(recordedOf),
})

/** Returns the records in a body; `undefined` if it is something else. */
export const callbackRecordsIn = (json: Json | undefined): CallbackRecords | undefined => {
  if (isCallbackRecord(json)) return listOf('Record', [json])
  if (Array.isArray(json)) {
    const found = listOf('List', json as ReadonlyArray<Json>)
    return found.records.length > 0 ? found : undefined
  }
  const list = isJsonObject(json) ? recordsOfResponse(json) : undefined
  return list === undefined ? undefined : listOf('Response', list)
}
