/** The reference of an event and its fields that the inspector shows. */

/** A field of a decoded event. */
export interface FieldReference {
  /** The path of the field in the event, such as `abnormal_event[].detail[].occur_time`. */
  readonly path: string
  /**
   * The type in TypeScript; `left out` for a field of the body that is not in the decoded event.
   */
  readonly type: string
  /** The form in which Tencent sends the field, and its other names. */
  readonly wire: string
  readonly wireZh: string
  readonly meaning: string
  readonly meaningZh: string
}

/** An event. Each `callback_event` of relay events has its own entry. */
export interface EventReference {
  readonly name: string
  readonly event_type: number
  /** Only for relay events. `unknown` is the entry for all undocumented names. */
  readonly callback_event?: string
  /** One sentence. */
  readonly summary: string
  readonly summaryZh: string
  /** The URL of Tencent's page about the event. */
  readonly page: string
  readonly fields: ReadonlyArray<FieldReference>
}
