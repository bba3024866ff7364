// The fields of the four kinds of event that are measured, as in src/event/, for any library: each
// library passes its own schemas for text, integers, instants and so on. The schema here is simpler
// than ours. Its union has four kinds, ours has nineteen; its text accepts only text, ours also
// integers; and it reads no misspelled names, no blanks and no single item in place of a list.

export const eventSchema = ({
  constant,
  text,
  int,
  num,
  seconds,
  millis,
  anyObject,
  list,
  jsonText,
  struct,
  union,
}) => {
  const push = struct(
    { event_type: constant(0), stream_id: text },
    {
      channel_id: text,
      appid: int,
      app: text,
      appname: text,
      event_time: seconds,
      sequence: text,
      node: text,
      user_ip: text,
      stream_param: text,
      push_duration: num,
      errcode: int,
      errmsg: text,
      set_id: int,
      width: num,
      height: num,
      idc_id: int,
    },
  )

  const record = struct(
    { event_type: constant(100), stream_id: text, file_id: text },
    {
      record_file_id: text,
      channel_id: text,
      appid: int,
      app: text,
      appname: text,
      record_temp_id: text,
      file_format: text,
      task_id: text,
      start_time: seconds,
      end_time: seconds,
      start_time_usec: num,
      end_time_usec: num,
      duration: num,
      file_size: num,
      stream_param: text,
      video_url: text,
      media_start_time: num,
      record_bps: num,
      callback_ext: jsonText(struct({}, { video_codec: text, resolution: text, session_id: text })),
      video_id: text,
      vod2Flag: int,
    },
  )

  const location = struct({}, { X: num, Y: num, Width: num, Height: num, Rotate: num })
  const result = {
    HitFlag: int,
    Scene: text,
    Suggestion: text,
    Label: text,
    SubLabel: text,
    Score: num,
  }
  const labelDetail = struct({}, { Id: int, Name: text, Score: num })
  const objectDetail = struct(
    {},
    { Id: int, Name: text, Value: text, Score: num, Location: location },
  )
  const ocrDetail = struct(
    {},
    { Text: text, Label: text, Keywords: list(text), Score: num, Location: location },
  )
  const libDetail = struct({}, { Id: int, ImageId: text, Label: text, Tag: text, Score: num })

  const audit = struct(
    { event_type: constant(317), streamId: text, img: text },
    {
      channelId: text,
      type: list(num),
      score: list(num),
      suggestion: text,
      label: text,
      subLabel: text,
      ocrMsg: text,
      labelResults: list(struct({}, { ...result, Details: list(labelDetail) })),
      objectResults: list(
        struct({}, { ...result, Names: list(text), Details: list(objectDetail) }),
      ),
      ocrResults: list(struct({}, { ...result, Text: text, Details: list(ocrDetail) })),
      libResults: list(struct({}, { ...result, Details: list(libDetail) })),
      screenshotTime: seconds,
      sendTime: seconds,
      stream_param: text,
      app: text,
      appname: text,
      appid: int,
      level: num,
      abductionRisk: list(struct({}, { level: num, type: int })),
      faceDetails: list(
        struct(
          {},
          {
            gender: num,
            age: num,
            expression: num,
            beauty: num,
            x: num,
            y: num,
            width: num,
            height: num,
          },
        ),
      ),
      gameDetails: struct(
        {},
        {
          battlegrounds: anyObject,
          gameList: list(struct({}, { name: text, confidence: num })),
        },
      ),
      tid: int,
      confidence: num,
      normalScore: num,
      hotScore: num,
      pornScore: num,
      illegalScore: num,
      polityScore: num,
      terrorScore: num,
      similarScore: num,
      abuseScore: num,
      teenagerScore: num,
      adScore: num,
      customScore: num,
    },
  )

  const relay = struct(
    { event_type: constant(314), callback_event: constant('TaskStart') },
    {
      appid: int,
      task_id: text,
      stream_id: text,
      to_url: text,
      source_urls: jsonText(list(text)),
      callback_url: text,
      event_time: seconds,
      interface: text,
      product_name: text,
      msg: jsonText(struct({}, { task_start_time: millis })),
    },
  )

  return union('event_type', [push, record, audit, relay])
}

/** An integer as text. */
export const INTEGER = /^-?(?:0|[1-9][0-9]*)$/

/** A number as text. */
export const DECIMAL = /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?$/

export const dateOfSeconds = (seconds) => new Date(seconds * 1000)

export const dateOfMillis = (millis) => new Date(millis)

/** Applies `f` to each value of a record. */
export const mapValues = (record, f) =>
  Object.fromEntries(Object.entries(record).map(([name, value]) => [name, f(value)]))
