/**
 * The moderation of a screenshot.
 *
 * @see https://www.tencentcloud.com/document/product/267/38084
 */
import { AnyObject, type JsonObject, withJsonText } from '../wire/json.ts'
import { list, listByPlace } from '../wire/list.ts'
import { constant, DateFromSeconds, Id, Int, Num, oneOf, type Open, Text } from '../wire/scalar.ts'
import { event, type OptionalFields, struct, withTemplateUrl } from './eventCodec.ts'

export type Suggestion = 'Block' | 'Pass' | 'Review'

/** Position in the picture, in pixels from the top left corner. */
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
  /** 1 if something was found, otherwise 0. */
  readonly HitFlag?: number
  /** Moderation scene, such as `Porn`, `QrCode`, `OCR` or `Similar`. */
  readonly Scene?: string
  /** Suggested action. */
  readonly Suggestion?: Open<Suggestion>
  /** Label of the result. */
  readonly Label?: string
  /** Second-level label; `''` if there is none. */
  readonly SubLabel?: string
  /** Confidence, 0 to 100. */
  readonly Score?: number
}

/** A result of a classifier. */
export interface ImageLabelResult extends ImageResult {
  /** Details of the result. */
  readonly Details?: ReadonlyArray<ImageLabelDetail>
}

export interface ImageLabelDetail {
  /** Number of the entry within the details. */
  readonly Id?: number
  /** Name of the label. */
  readonly Name?: string
  /** Confidence, 0 to 100. */
  readonly Score?: number
}

/** A result about objects in the picture. */
export interface ImageObjectResult extends ImageResult {
  /** Names of the objects. */
  readonly Names?: ReadonlyArray<string>
  /** Details of each object. */
  readonly Details?: ReadonlyArray<ImageObjectDetail>
}

export interface ImageObjectDetail {
  /** Number of the entry within the details. */
  readonly Id?: number
  /** Name of the object. */
  readonly Name?: string
  /** Content of the object, such as the URL in a QR code. */
  readonly Value?: string
  /** Confidence, 0 to 100. */
  readonly Score?: number
  readonly Location?: ImageLocation
}

/** A result about text in the picture. */
export interface ImageOcrResult extends ImageResult {
  /** All text in the picture. */
  readonly Text?: string
  /** Details of each piece of text. */
  readonly Details?: ReadonlyArray<ImageOcrDetail>
}

export interface ImageOcrDetail {
  /** The piece of text. */
  readonly Text?: string
  /** Label of the result. */
  readonly Label?: string
  /** Matched keywords. */
  readonly Keywords?: ReadonlyArray<string>
  /** Confidence, 0 to 100. */
  readonly Score?: number
  readonly Location?: ImageLocation
}

/** A result about similar pictures in your own block and allow libraries. */
export interface ImageLibResult extends ImageResult {
  /** Details of each similar picture. */
  readonly Details?: ReadonlyArray<ImageLibDetail>
}

export interface ImageLibDetail {
  /** Number of the entry within the details. */
  readonly Id?: number
  /** Id of the picture in the library. */
  readonly ImageId?: string
  /** Label of the picture in the library. */
  readonly Label?: string
  /** Your own tag of the picture in the library. */
  readonly Tag?: string
  /** Similarity to the picture in the library, 0 to 100. */
  readonly Score?: number
}

/** A risk, in early versions of the body. */
export interface AbductionRisk {
  /** Severity of the risk, 0 to 4; 3 and 4 are malicious. */
  readonly level?: number
  /** Type of the risk; 20002 is pornography. */
  readonly type?: number
}

/** A face, in early versions of the body. */
export interface ImageFace {
  /** Gender, from 0 (female) to 100 (male). */
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

/** The games, in early versions of the body. */
export interface ImageGameDetails {
  /** No document explains this field. */
  readonly battlegrounds?: JsonObject
  /** Recognised games. */
  readonly gameList?: ReadonlyArray<ImageGame>
}

/** A game, in early versions of the body. */
export interface ImageGame {
  /** Name of the game. */
  readonly name?: string
  /** Confidence, 0 to 100. */
  readonly confidence?: number
}

/**
 * A screenshot of a stream was moderated. By default, Tencent sends only suspicious screenshots.
 * Six versions of this body are documented. The fields of all versions are decoded, because Tencent
 * still sends old fields together with new ones.
 */
export interface ImageAudit {
  readonly event_type: 317
  /** Stream name, as in the push URL. */
  readonly streamId: string
  /** URL of the picture. */
  readonly img: string
  /** Usually the same as the stream name, but not always: do not rely on it. */
  readonly channelId?: string
  /**
   * Class of the label with the highest priority: 0 normal, 1 porn, 2 sexy, 3 political, 4 illegal,
   * 5 terror, 6 abuse, 7 unsuitable for minors, 8 ad. Tencent's documents contradict each other:
   * use `label` instead.
   */
  readonly type?: ReadonlyArray<number>
  /**
   * Confidence of each value of `type`, 0 to 100. Tencent's samples until 2023 have a single
   * number.
   */
  readonly score?: ReadonlyArray<number>
  /** Suggested action: block it, let it pass, or review it manually. */
  readonly suggestion?: Open<Suggestion>
  /** Result of the moderation: the label with the highest priority. */
  readonly label?: Open<'Abuse' | 'Ad' | 'Custom' | 'Normal' | 'Porn'>
  /** Second-level label; `''` if there is none. */
  readonly subLabel?: string
  /** Recognised text in the picture. */
  readonly ocrMsg?: string
  /** Results of the classifiers. */
  readonly labelResults?: ReadonlyArray<ImageLabelResult>
  /** Objects in the picture. */
  readonly objectResults?: ReadonlyArray<ImageObjectResult>
  /** Text in the picture. */
  readonly ocrResults?: ReadonlyArray<ImageOcrResult>
  /** Similar pictures in your own block and allow libraries. */
  readonly libResults?: ReadonlyArray<ImageLibResult>
  /** The time at which the screenshot was taken. */
  readonly screenshotTime?: Date
  /** The time at which Tencent sent the callback. */
  readonly sendTime?: Date
  /** Query of the push URL, without `?`. It contains `txSecret`: keep it out of logs. */
  readonly stream_param?: string
  /** Push domain. */
  readonly app?: string
  /** Push path, the AppName. */
  readonly appname?: string
  /** APPID of the Tencent Cloud account. */
  readonly appid?: number
  /** No document explains this field. */
  readonly level?: number
  /** Risks. A field of early versions that Tencent still sends. */
  readonly abductionRisk?: ReadonlyArray<AbductionRisk>
  /** Faces. A field of early versions that Tencent still sends. */
  readonly faceDetails?: ReadonlyArray<ImageFace>
  /** Games. A field of early versions. */
  readonly gameDetails?: ImageGameDetails
  /**
   * Id of the policy; 20001 is video content. A field of early versions that Tencent still sends.
   */
  readonly tid?: number
  /**
   * Confidence of pornography, 0 to 100; more than 83 counted as suspicious. A field of early
   * versions that Tencent still sends.
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
  /** Similarity to a picture in a library, 0 to 100. */
  readonly similarScore?: number
  /** Score of abuse, 0 to 100. */
  readonly abuseScore?: number
  /** Score of content that is unsuitable for minors, 0 to 100. */
  readonly teenagerScore?: number
  /** Score of advertising, 0 to 100. */
  readonly adScore?: number
  /** Presumably the score of your own library, 0 to 100. Tencent's document has only the name. */
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

// Tencent's tables of fields have `label`, the samples have `Label`.
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
      type: listByPlace(Num),
      score: listByPlace(Num),
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
    occurredAt: (event) => event.screenshotTime ?? event.sendTime,
    identity: [],
    sentAt: 'sendTime',
  }),
)
