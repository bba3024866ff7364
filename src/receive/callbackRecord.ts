/**
 * Records of callbacks, as Tencent's API `DescribeCallbackRecordsList` returns them: each has the
 * body of a callback as text.
 *
 * @see https://cloud.tencent.com/document/product/267/51328
 */
import { isJsonObject, type Json, type JsonObject } from '../wire/json.ts'

const FACTS = ['EventTime', 'ResponseTime', 'ResultCode', 'StreamId']

/** Whether an object is a record. */
export const isCallbackRecord = (value: Json | undefined): value is JsonObject =>
  isJsonObject(value) &&
  typeof value['Request'] === 'string' &&
  value['EventType'] !== undefined &&
  FACTS.some((name) => value[name] !== undefined)

/** Returns the records of a response of the API, with or without `Response` around it. */
export const recordsOfResponse = (value: JsonObject): ReadonlyArray<Json> | undefined => {
  const { Response: response = value } = value
  const list = isJsonObject(response) ? response['DataInfoList'] : undefined
  return Array.isArray(list) ? (list as ReadonlyArray<Json>) : undefined
}
