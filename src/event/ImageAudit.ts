/**
 * A picture of a stream was judged.
 *
 * @see https://www.tencentcloud.com/document/product/267/38084
 */
import { AnyObject, type JsonObject, withJsonText } from '../wire/json.ts'
import { list } from '../wire/list.ts'
import { constant, DateFromSeconds, Id, Int, Num, oneOf, type Open, Text } from '../wire/scalar.ts'
import { event, type OptionalFields, struct, withTemplateUrl } from './eventCodec.ts'

export type Suggestion = 'Block' | 'Pass' | 'Review'

/** Where in the picture, in pixels from the top left corner. */
export interface ImageLocation {
  /** Left edge in pixels. */
  readonly X?: number
  /** Top edge in pixels. */
  readonly Y?: number
  /** Width in pixels. */
  readonly Width?: number
  /** Height in pixels. */
  readonly Height?: number
  /** Rotation in degrees, 0 to 360, counter-clockwise. */
  readonly Rotate?: number
}

interface ImageResult {
  /** 1 where something was found, 0 where not. */
  readonly HitFlag?: number
  /** What was looked for, such as `Porn`, `QrCode`, `OCR`, `Similar`. */
  readonly Scene?: string
  /** What to do with it. */
  readonly Suggestion?: Open<Suggestion>
  /** What was found. */
  readonly Label?: string
  /** Label of the second level, `''` where there is none. */
  readonly SubLabel?: string
  /** Confidence, 0 to 100. */
  readonly Score?: number
}

/** What the classifiers found. */
export interface ImageLabelResult extends ImageResult {
  /** What was found, one by one. */
  readonly Details?: ReadonlyArray<ImageLabelDetail>
}

export interface ImageLabelDetail {
  /** Number within the details. */
  readonly Id?: number
  /** What it is. */
  readonly Name?: string
  /** Confidence, 0 to 100. */
  readonly Score?: number
}

/** Objects in the picture. */
export interface ImageObjectResult extends ImageResult {
  /** What the objects are. */
  readonly Names?: ReadonlyArray<string>
  /** The objects one by one. */
  readonly Details?: ReadonlyArray<ImageObjectDetail>
}

export interface ImageObjectDetail {
  /** Number within the details. */
  readonly Id?: number
  /** What the object is. */
  readonly Name?: string
  /** What the object says, such as the URL in a QR code. */
  readonly Value?: string
  /** Confidence, 0 to 100. */
  readonly Score?: number
  readonly Location?: ImageLocation
}

/** Text in the picture. */
export interface ImageOcrResult extends ImageResult {
  /** All text in the picture. */
  readonly Text?: string
  /** The pieces of text one by one. */
  readonly Details?: ReadonlyArray<ImageOcrDetail>
}

export interface ImageOcrDetail {
  /** The piece of text. */
  readonly Text?: string
  /** What was found. */
  readonly Label?: string
  /** Words that were hit. */
  readonly Keywords?: ReadonlyArray<string>
  /** Confidence, 0 to 100. */
  readonly Score?: number
  readonly Location?: ImageLocation
}

/** Pictures of your own block and allow libraries that it resembles. */
export interface ImageLibResult extends ImageResult {
  /** The pictures one by one. */
  readonly Details?: ReadonlyArray<ImageLibDetail>
}

export interface ImageLibDetail {
  /** Number within the details. */
  readonly Id?: number
  /** The picture in the library. */
  readonly ImageId?: string
  /** Label of the picture in the library. */
  readonly Label?: string
  /** Tag of your own on the picture in the library. */
  readonly Tag?: string
  /** How much it resembles the picture, 0 to 100. */
  readonly Score?: number
}

/** Of the first generations. */
export interface AbductionRisk {
  /** How bad it is, 0 to 4; 3 and 4 are malicious. */
  readonly level?: number
  /** Kind of risk; 20002 for pornography. */
  readonly type?: number
}

/** Of the first generations. */
export interface ImageFace {
  /** From 0, female, to 100, male. */
  readonly gender?: number
  /** Age in years. */
  readonly age?: number
  /** Expression, 0 to 100. */
  readonly expression?: number
  /** Beauty, 0 to 100. */
  readonly beauty?: number
  /** Left edge of the face in pixels. */
  readonly x?: number
  /** Top edge of the face in pixels. */
  readonly y?: number
  /** Width of the face in pixels. */
  readonly width?: number
  /** Height of the face in pixels. */
  readonly height?: number
}

/** Of the first generations. */
export interface ImageGameDetails {
  /** Not explained by any document. */
  readonly battlegrounds?: JsonObject
  /** Games that were recognised. */
  readonly gameList?: ReadonlyArray<ImageGame>
}

/** Of the first generations. */
export interface ImageGame {
  /** Name of the game. */
  readonly name?: string
  /** Confidence, 0 to 100. */
  readonly confidence?: number
}

/**
 * A picture of a stream was judged. By default only suspicious ones are sent. Six generations of
 * this body are documented; all of their fields are read, and Tencent still sends old ones beside
 * the new.
 */
export interface ImageAudit {
  readonly event_type: 317
  /** Stream name, as in the push URL. */
  readonly streamId: string
  /** URL of the picture. */
  readonly img: string
  /** Mostly the stream name, but not always: do not rely on it. */
  readonly channelId?: string
  /**
   * The class of the first label: 0 normal, 1 porn, 2 sexy, 3 political, 4 illegal, 5 terror, 6
   * abuse, 7 unsuitable for minors, 8 ad. The documents contradict each other: prefer `label`.
   */
  readonly type?: ReadonlyArray<number>
  /** Confidence of each of `type`, 0 to 100. A single number in samples until 2023. */
  readonly score?: ReadonlyArray<number>
  /** What to do with it: block it, let it pass, or have somebody look. */
  readonly suggestion?: Open<Suggestion>
  /** What was found: the label of the highest priority. */
  readonly label?: Open<'Abuse' | 'Ad' | 'Custom' | 'Normal' | 'Porn'>
  /** Label of the second level, `''` where there is none. */
  readonly subLabel?: string
  /** Text that was recognised in the picture. */
  readonly ocrMsg?: string
  /** What the classifiers found. */
  readonly labelResults?: ReadonlyArray<ImageLabelResult>
  /** Objects in the picture. */
  readonly objectResults?: ReadonlyArray<ImageObjectResult>
  /** Text in the picture. */
  readonly ocrResults?: ReadonlyArray<ImageOcrResult>
  /** Pictures of your own block and allow libraries that it resembles. */
  readonly libResults?: ReadonlyArray<ImageLibResult>
  /** When the picture was taken. */
  readonly screenshotTime?: Date
  /** When the callback was sent. */
  readonly sendTime?: Date
  /** Query of the push URL, without `?`. Carries `txSecret`: keep it out of logs. */
  readonly stream_param?: string
  /** Push domain. */
  readonly app?: string
  /** Push path, the AppName. */
  readonly appname?: string
  /** APPID of the Tencent Cloud account. */
  readonly appid?: number
  /** Not explained by any document. */
  readonly level?: number
  /** Risks. Of the first generations, and still sent. */
  readonly abductionRisk?: ReadonlyArray<AbductionRisk>
  /** Faces. Of the first generations, and still sent. */
  readonly faceDetails?: ReadonlyArray<ImageFace>
  /** Games. Of the first generations. */
  readonly gameDetails?: ImageGameDetails
  /** Policy; 20001 for video content. Of the first generations, and still sent. */
  readonly tid?: number
  /**
   * Confidence of pornography, 0 to 100; over 83 was suspicious. Of the first generations, and still
   * sent.
   */
  readonly confidence?: number
  /** Score of a normal picture, 0 to 100. */
  readonly normalScore?: number
  /** Score of a sexy picture, 0 to 100. */
  readonly hotScore?: number
  /** Score of pornography, 0 to 100. */
  readonly pornScore?: number
  /** Score of illegal content, 0 to 100. */
  readonly illegalScore?: number
  /** Score of political content, 0 to 100. */
  readonly polityScore?: number
  /** Score of terror, 0 to 100. */
  readonly terrorScore?: number
  /** How much it resembles a picture of a library, 0 to 100. */
  readonly similarScore?: number
  /** Score of abuse, 0 to 100. */
  readonly abuseScore?: number
  /** Score of what is unsuitable for minors, 0 to 100. */
  readonly teenagerScore?: number
  /** Score of advertising, 0 to 100. */
  readonly adScore?: number
  /** Score of a library of your own, presumably, 0 to 100. Only named by the documents. */
  readonly customScore?: number
}

const ImageLocation = struct<ImageLocation>('ImageLocation', {
  required: {},
  optional: { X: Num, Y: Num, Width: Num, Height: Num, Rotate: Num },
})

const result: OptionalFields<ImageResult> = {
  HitFlag: Int,
  Scene: Text,
  Suggestion: oneOf<Suggestion>(),
  Label: Text,
  SubLabel: Text,
  Score: Num,
}

// The tables print it so, the samples have `Label`.
const labelAlias = { label: 'Label' } as const

const ImageLabelDetail = struct<ImageLabelDetail>('ImageLabelDetail', {
  required: {},
  optional: { Id: Int, Name: Text, Score: Num },
  aliases: { name: 'Name' },
})

const ImageLabelResult = struct<ImageLabelResult>('ImageLabelResult', {
  required: {},
  optional: { ...result, Details: list(ImageLabelDetail) },
  aliases: labelAlias,
})

const ImageObjectDetail = struct<ImageObjectDetail>('ImageObjectDetail', {
  required: {},
  optional: { Id: Int, Name: Text, Value: Text, Score: Num, Location: ImageLocation },
})

const ImageObjectResult = struct<ImageObjectResult>('ImageObjectResult', {
  required: {},
  optional: { ...result, Names: list(Text), Details: list(ImageObjectDetail) },
  aliases: { ...labelAlias, DealNames: 'Names' },
})

const ImageOcrDetail = struct<ImageOcrDetail>('ImageOcrDetail', {
  required: {},
  optional: { Text, Label: Text, Keywords: list(Text), Score: Num, Location: ImageLocation },
  aliases: labelAlias,
})

const ImageOcrResult = struct<ImageOcrResult>('ImageOcrResult', {
  required: {},
  optional: { ...result, Text, Details: list(ImageOcrDetail) },
  aliases: labelAlias,
})

const ImageLibDetail = struct<ImageLibDetail>('ImageLibDetail', {
  required: {},
  optional: { Id: Int, ImageId: Id, Label: Text, Tag: Text, Score: Num },
  aliases: labelAlias,
})

const ImageLibResult = struct<ImageLibResult>('ImageLibResult', {
  required: {},
  optional: { ...result, Details: list(ImageLibDetail) },
  aliases: labelAlias,
})

const AbductionRisk = struct<AbductionRisk>('AbductionRisk', {
  required: {},
  optional: { level: Num, type: Int },
})

const ImageFace = struct<ImageFace>('ImageFace', {
  required: {},
  optional: {
    gender: Num,
    age: Num,
    expression: Num,
    beauty: Num,
    x: Num,
    y: Num,
    width: Num,
    height: Num,
  },
})

const ImageGame = struct<ImageGame>('ImageGame', {
  required: {},
  optional: { name: Text, confidence: Num },
})

const ImageGameDetails = struct<ImageGameDetails>('ImageGameDetails', {
  required: {},
  optional: { battlegrounds: AnyObject, gameList: list(ImageGame) },
})

export const ImageAudit = withTemplateUrl(
  'PornCensorshipNotifyUrl',
  event<ImageAudit>('ImageAudit', {
    required: { event_type: constant(317), streamId: Id, img: Text },
    optional: {
      channelId: Id,
      type: list(Num),
      score: list(Num),
      suggestion: oneOf<Suggestion>(),
      label: oneOf<'Abuse' | 'Ad' | 'Custom' | 'Normal' | 'Porn'>(),
      subLabel: Text,
      ocrMsg: Text,
      labelResults: list(ImageLabelResult),
      objectResults: list(ImageObjectResult),
      ocrResults: list(ImageOcrResult),
      libResults: list(ImageLibResult),
      screenshotTime: DateFromSeconds,
      sendTime: DateFromSeconds,
      stream_param: Text,
      app: Text,
      appname: Text,
      appid: Int,
      level: Num,
      abductionRisk: list(AbductionRisk),
      faceDetails: list(ImageFace),
      gameDetails: withJsonText(ImageGameDetails),
      tid: Int,
      confidence: Num,
      normalScore: Num,
      hotScore: Num,
      pornScore: Num,
      illegalScore: Num,
      polityScore: Num,
      terrorScore: Num,
      similarScore: Num,
      abuseScore: Num,
      teenagerScore: Num,
      adScore: Num,
      customScore: Num,
    },
    aliases: { socre: 'score' },
    occurredAt: (event) => event.sendTime ?? event.screenshotTime,
    identity: [],
  }),
)
