/** The reference of an event and of its fields, as the inspector shows it. */

/** A field of a decoded event. */
export interface FieldReference {
  /** Its place in the event, such as `abnormal_event[].detail[].occur_time`. */
  readonly path: string
  /** Its type in TypeScript; `left out` for a field of the body that the event does not have. */
  readonly type: string
  /** How Tencent sends it, and the other names under which it is sent. */
  readonly wire: string
  readonly wireZh: string
  readonly meaning: string
  readonly meaningZh: string
}

/** An event. Each relay event has an entry of its own, with its `callback_event`. */
export interface EventReference {
  readonly name: string
  readonly event_type: number
  /** Only for relay events; `unknown` is the entry for every name that is not documented. */
  readonly callback_event?: string
  /** One sentence. */
  readonly summary: string
  readonly summaryZh: string
  /** The URL of Tencent's page about it. */
  readonly page: string
  readonly fields: ReadonlyArray<FieldReference>
}
