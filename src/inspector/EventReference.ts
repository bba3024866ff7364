/** What there is to say of an event and of each of its fields. */

/** A field of a decoded event. */
export interface FieldReference {
  /** Its place in the event, `abnormal_event[].detail[].occur_time`. */
  readonly path: string
  /** Its type in TypeScript; `left out` for what is in the body and not in the event. */
  readonly type: string
  readonly required: boolean
  /** What it is in the body, and the other names under which it comes. */
  readonly wire: string
  readonly wireZh: string
  readonly meaning: string
  readonly meaningZh: string
}

/** An event; each relay event is one of its own, told apart by its `callback_event`. */
export interface EventReference {
  readonly name: string
  readonly event_type: number
  /** For relay events; `unknown` for all that have no name. */
  readonly callback_event?: string
  /** One sentence. */
  readonly summary: string
  readonly summaryZh: string
  /** Tencent's own page on it. */
  readonly page: string
  readonly fields: ReadonlyArray<FieldReference>
}
