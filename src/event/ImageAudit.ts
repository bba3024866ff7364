/**
 * A picture of a stream was judged. Six generations of this body are documented; all of their
 * fields are read, and Tencent still sends old ones beside the new.
 *
 * @see https://www.tencentcloud.com/document/product/267/38084
 */
import type * as t from 'io-ts'

import { AnyObject, type JsonObject, withJsonText } from '../wire/json.ts'
import { list } from '../wire/list.ts'
import { constant, DateFromSeconds, Id, Int, Num, oneOf, type Open, Text } from '../wire/scalar.ts'
import { callback } from './callback.ts'
import { type OptionalFields, struct } from './struct.ts'

export type Suggestion = 'Block' | 'Pass' | 'Review'

/** Where in the picture, in pixels from the top left corner. */
export interface ImageLocation {
  readonly X?: number
  readonly Y?: number
  readonly Width?: number
  readonly Height?: number
  /** Degrees, 0 to 360, counter-clockwise. */
  readonly Rotate?: number
}

interface ImageResult {
  /** 1 hit, 0 not. */
  readonly HitFlag?: number
  /** Such as `Porn`, `QrCode`, `OCR`, `Similar`. */
  readonly Scene?: string
  readonly Suggestion?: Open<Suggestion>
  readonly Label?: string
  /** `''` where there is none. */
  readonly SubLabel?: string
  /** 0 to 100. */
  readonly Score?: number
}

/** What the classifiers found. */
export interface ImageLabelResult extends ImageResult {
  readonly Details?: ReadonlyArray<ImageLabelDetail>
}

export interface ImageLabelDetail {
  readonly Id?: number
  readonly Name?: string
  /** 0 to 100. */
  readonly Score?: number
}

/** Objects in the picture. */
export interface ImageObjectResult extends ImageResult {
  readonly Names?: ReadonlyArray<string>
  readonly Details?: ReadonlyArray<ImageObjectDetail>
}

export interface ImageObjectDetail {
  readonly Id?: number
  readonly Name?: string
  /** Such as the URL in a QR code. */
  readonly Value?: string
  /** 0 to 100. */
  readonly Score?: number
  readonly Location?: ImageLocation
}

/** Text in the picture. */
export interface ImageOcrResult extends ImageResult {
  readonly Text?: string
  readonly Details?: ReadonlyArray<ImageOcrDetail>
}

export interface ImageOcrDetail {
  readonly Text?: string
  readonly Label?: string
  readonly Keywords?: ReadonlyArray<string>
  /** 0 to 100. */
  readonly Score?: number
  readonly Location?: ImageLocation
}

/** Pictures of your own block and allow libraries that it resembles. */
export interface ImageLibResult extends ImageResult {
  readonly Details?: ReadonlyArray<ImageLibDetail>
}

export interface ImageLibDetail {
  readonly Id?: number
  readonly ImageId?: string
  readonly Label?: string
  readonly Tag?: string
  /** 0 to 100. */
  readonly Score?: number
}

/** Of the first generations. */
export interface AbductionRisk {
  /** 0 to 4; 3 and 4 are malicious. */
  readonly level?: number
  /** 20002 for pornography. */
  readonly type?: number
}

/** Of the first generations. */
export interface ImageFace {
  /** 0 female to 100 male. */
  readonly gender?: number
  readonly age?: number
  /** 0 to 100. */
  readonly expression?: number
  /** 0 to 100. */
  readonly beauty?: number
  readonly x?: number
  readonly y?: number
  readonly width?: number
  readonly height?: number
}

/** Of the first generations. */
export interface ImageGameDetails {
  readonly battlegrounds?: JsonObject
  readonly gameList?: ReadonlyArray<ImageGame>
}

/** Of the first generations. */
export interface ImageGame {
  readonly name?: string
  /** 0 to 100. */
  readonly confidence?: number
}

/** A picture of a stream was judged. By default only suspicious ones are sent. */
export interface ImageAudit {
  readonly event_type: 317
  /** Stream name, as in the push URL. */
  readonly streamId: string
  /** URL of the picture. */
  readonly img: string
  readonly channelId?: string
  /**
   * The class of the first label: 0 normal, 1 porn, 2 sexy, 3 political, 4 illegal, 5 terror, 6
   * abuse, 7 unsuitable for minors, 8 ad. The documents contradict each other: prefer `label`.
   */
  readonly type?: ReadonlyArray<number>
  /** 0 to 100, for each of `type`. Mostly sent as `socre`, and as a single number before 2025. */
  readonly score?: ReadonlyArray<number>
  /** What to do with it. */
  readonly suggestion?: Open<Suggestion>
  readonly label?: Open<'Abuse' | 'Ad' | 'Custom' | 'Normal' | 'Porn'>
  /** `''` where there is none. */
  readonly subLabel?: string
  /** Text that was recognised. */
  readonly ocrMsg?: string
  readonly labelResults?: ReadonlyArray<ImageLabelResult>
  readonly objectResults?: ReadonlyArray<ImageObjectResult>
  readonly ocrResults?: ReadonlyArray<ImageOcrResult>
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
  readonly appid?: number
  /** Not explained by any document. */
  readonly level?: number
  readonly abductionRisk?: ReadonlyArray<AbductionRisk>
  readonly faceDetails?: ReadonlyArray<ImageFace>
  readonly gameDetails?: ImageGameDetails
  /** Policy; 20001 for video content. */
  readonly tid?: number
  /** 0 to 100, of the first generations; over 83 was suspicious. */
  readonly confidence?: number
  /** 0 to 100. */
  readonly normalScore?: number
  /** 0 to 100. */
  readonly hotScore?: number
  /** 0 to 100. */
  readonly pornScore?: number
  /** 0 to 100. */
  readonly illegalScore?: number
  /** 0 to 100. */
  readonly polityScore?: number
  /** 0 to 100. */
  readonly terrorScore?: number
  /** 0 to 100. */
  readonly similarScore?: number
  /** 0 to 100. */
  readonly abuseScore?: number
  /** 0 to 100. */
  readonly teenagerScore?: number
  /** 0 to 100. */
  readonly adScore?: number
  /** 0 to 100. */
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

export const ImageAudit: t.Type<ImageAudit, JsonObject, unknown> = callback<ImageAudit>(
  'ImageAudit',
  {
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
  },
)
