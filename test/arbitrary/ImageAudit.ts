/** The values of ImageAudit. */
import fc from 'fast-check'

import type {
  AbductionRisk,
  ImageAudit,
  ImageFace,
  ImageGame,
  ImageGameDetails,
  ImageLabelDetail,
  ImageLabelResult,
  ImageLibDetail,
  ImageLibResult,
  ImageLocation,
  ImageObjectDetail,
  ImageObjectResult,
  ImageOcrDetail,
  ImageOcrResult,
} from '../../src/event/ImageAudit.ts'
import {
  finite,
  id,
  integer,
  jsonObject,
  listOf,
  oneOf,
  type Optional,
  record,
  seconds,
  text,
} from './values.ts'

const suggestion = oneOf('Block', 'Pass', 'Review')

const imageLocation = record<ImageLocation>({
  required: {},
  optional: { X: finite, Y: finite, Width: finite, Height: finite, Rotate: finite },
})

const imageLabelDetail = record<ImageLabelDetail>({
  required: {},
  optional: { Id: integer, Name: text, Score: finite },
})

const imageResult = {
  HitFlag: integer,
  Scene: text,
  Suggestion: suggestion,
  Label: text,
  SubLabel: text,
  Score: finite,
} satisfies Omit<Optional<ImageLabelResult>, 'Details'>

const imageLabelResult = record<ImageLabelResult>({
  required: {},
  optional: { ...imageResult, Details: listOf(imageLabelDetail) },
})

const imageObjectDetail = record<ImageObjectDetail>({
  required: {},
  optional: { Id: integer, Name: text, Value: text, Score: finite, Location: imageLocation },
})

const imageObjectResult = record<ImageObjectResult>({
  required: {},
  optional: { ...imageResult, Names: listOf(text), Details: listOf(imageObjectDetail) },
})

const imageOcrDetail = record<ImageOcrDetail>({
  required: {},
  optional: {
    Text: text,
    Label: text,
    Keywords: listOf(text),
    Score: finite,
    Location: imageLocation,
  },
})

const imageOcrResult = record<ImageOcrResult>({
  required: {},
  optional: { ...imageResult, Text: text, Details: listOf(imageOcrDetail) },
})

const imageLibDetail = record<ImageLibDetail>({
  required: {},
  optional: { Id: integer, ImageId: id, Label: text, Tag: text, Score: finite },
})

const imageLibResult = record<ImageLibResult>({
  required: {},
  optional: { ...imageResult, Details: listOf(imageLibDetail) },
})

const abductionRisk = record<AbductionRisk>({
  required: {},
  optional: { level: finite, type: integer },
})

const imageFace = record<ImageFace>({
  required: {},
  optional: {
    gender: finite,
    age: finite,
    expression: finite,
    beauty: finite,
    x: finite,
    y: finite,
    width: finite,
    height: finite,
  },
})

const imageGame = record<ImageGame>({
  required: {},
  optional: { name: text, confidence: finite },
})

const imageGameDetails = record<ImageGameDetails>({
  required: {},
  optional: { battlegrounds: jsonObject, gameList: listOf(imageGame) },
})

export const imageAudit: fc.Arbitrary<ImageAudit> = record<ImageAudit>({
  required: { event_type: fc.constant(317), streamId: id, img: text },
  optional: {
    channelId: id,
    type: listOf(finite),
    score: listOf(finite),
    suggestion,
    label: oneOf('Abuse', 'Ad', 'Custom', 'Normal', 'Porn'),
    subLabel: text,
    ocrMsg: text,
    labelResults: listOf(imageLabelResult),
    objectResults: listOf(imageObjectResult),
    ocrResults: listOf(imageOcrResult),
    libResults: listOf(imageLibResult),
    screenshotTime: seconds,
    sendTime: seconds,
    stream_param: text,
    app: text,
    appname: text,
    appid: integer,
    level: finite,
    abductionRisk: listOf(abductionRisk),
    faceDetails: listOf(imageFace),
    gameDetails: imageGameDetails,
    tid: integer,
    confidence: finite,
    normalScore: finite,
    hotScore: finite,
    pornScore: finite,
    illegalScore: finite,
    polityScore: finite,
    terrorScore: finite,
    similarScore: finite,
    abuseScore: finite,
    teenagerScore: finite,
    adScore: finite,
    customScore: finite,
  },
})
