import { describe, expect, test } from '@jest/globals'

import { ImageAudit } from '../../src/event/ImageAudit.ts'
import { decoded, fixture, leftOut } from '../decode.ts'

const location = { X: 902.5, Y: 388.25, Width: 120.75, Height: 121.5, Rotate: 1.5 }

describe('ImageAudit', () => {
  test('reads the newest form, with null in place of lists', () => {
    expect(decoded(ImageAudit, fixture('ImageAudit/current'))).toStrictEqual({
      event_type: 317,
      streamId: 'room-42',
      channelId: 'room-42',
      img: 'http://cos.example.com/2025-11-21/room-42-screenshot-16-00-00-1280x720.jpg',
      type: [2],
      score: [83],
      suggestion: 'Review',
      label: 'Porn',
      subLabel: 'SwimWear',
      ocrMsg: '',
      labelResults: [
        {
          HitFlag: 0,
          Scene: 'Illegal',
          Suggestion: 'Pass',
          Label: 'Normal',
          SubLabel: '',
          Score: 2,
          Details: [],
        },
        {
          HitFlag: 1,
          Scene: 'Porn',
          Suggestion: 'Review',
          Label: 'Porn',
          SubLabel: 'SwimWear',
          Score: 83,
          Details: [
            { Id: 0, Name: 'SwimWear', Score: 83 },
            { Id: 1, Name: 'BareShoulder', Score: 62 },
          ],
        },
      ],
      objectResults: [
        {
          HitFlag: 1,
          Scene: 'QrCode',
          Suggestion: 'Review',
          Label: 'Ad',
          SubLabel: 'QrCode',
          Score: 88,
          Names: ['QRCODE'],
          Details: [
            {
              Id: 0,
              Name: 'QRCODE',
              Value: 'https://shop.example.com/s/77',
              Score: 88,
              Location: location,
            },
          ],
        },
        {
          HitFlag: 0,
          Scene: 'MapRecognition',
          Suggestion: 'Pass',
          Label: 'Normal',
          SubLabel: '',
          Score: 0,
          Names: [],
          Details: [],
        },
      ],
      screenshotTime: new Date('2025-11-21T08:00:00Z'),
      sendTime: new Date('2025-11-21T08:00:03Z'),
      stream_param: 'txSecret=f8689fe51b0098120d329735f6a2ec86&txTime=6920C4C0',
      app: 'push.example.com',
      appname: 'live',
      appid: 1250004217,
      level: 0,
      abductionRisk: [],
      faceDetails: [],
    })
  })

  test('reads socre as score, and a single score as a list of one', () => {
    const current = decoded(ImageAudit, fixture('ImageAudit/current'))
    expect(current.score).toStrictEqual([83])
    expect(ImageAudit.encode(current)).toMatchObject({ score: [83] })
    expect(ImageAudit.encode(current)).not.toHaveProperty('socre')
    expect(decoded(ImageAudit, fixture('ImageAudit/v3')).score).toStrictEqual([88])
    expect(decoded(ImageAudit, fixture('ImageAudit/right-spelling')).score).toStrictEqual([95, 88])
  })

  test('prefers score to socre', () => {
    const body = fixture('ImageAudit/right-spelling', { socre: [1] })
    const event = decoded(ImageAudit, body)
    expect(event.score).toStrictEqual([95, 88])
    expect(event).not.toHaveProperty('socre')
  })

  test('reads socre if score is null or empty', () => {
    for (const score of [null, '', 'null']) {
      const body = fixture('ImageAudit/current', { score })
      expect({ score, read: decoded(ImageAudit, body).score }).toStrictEqual({ score, read: [83] })
    }
  })

  test('reads a single type as a list of one', () => {
    const body = fixture('ImageAudit/current', { type: 8 })
    expect(decoded(ImageAudit, body).type).toStrictEqual([8])
  })

  test('reads label, name and DealNames of the nested results under their correct names', () => {
    const event = decoded(ImageAudit, fixture('ImageAudit/v3b'))
    expect(event.labelResults?.[1]).toStrictEqual({
      HitFlag: 1,
      Scene: 'Sexy',
      Suggestion: 'Review',
      Label: 'Sexy',
      SubLabel: 'SwimWear',
      Score: 35,
      Details: [
        { Id: 0, Name: 'SwimWear', Score: 35 },
        { Id: 1, Name: 'BareShoulder', Score: 14 },
      ],
    })
    expect(event.objectResults?.map(({ Label, Names }) => ({ Label, Names }))).toStrictEqual([
      { Label: 'Ad', Names: ['QRCODE'] },
      { Label: 'Normal', Names: [] },
    ])
    expect(event.objectResults?.[0]).not.toHaveProperty('DealNames')
    expect(event.ocrResults?.[0]?.Label).toBe('Ad')
    expect(event.ocrResults?.[0]?.Details?.map(({ Label }) => Label)).toStrictEqual(['Ad', 'Ad'])
    expect(event.libResults?.[0]?.Label).toBe('Custom')
    expect(event.libResults?.[0]?.Details).toStrictEqual([
      { Id: 0, ImageId: 'img-20251101-07', Label: 'Custom', Tag: 'rival-logo', Score: 92 },
    ])
    expect(JSON.stringify(event)).not.toMatch(/"(DealNames|name|socre)"/)
  })

  test('keeps the label of the event and the Label of its results apart', () => {
    const event = decoded(ImageAudit, fixture('ImageAudit/v3b'))
    expect(event.label).toBe('Ad')
    expect(event).not.toHaveProperty('Label')
  })

  test('reads recognised text', () => {
    const event = decoded(ImageAudit, fixture('ImageAudit/right-spelling'))
    expect(event.ocrMsg).toBe('加群领券 800-4021')
    expect(event.ocrResults?.[0]?.Text).toBe('加群领券 800-4021')
    expect(event.ocrResults?.[0]?.Details?.[0]).toStrictEqual({
      Text: '加群领券',
      Label: 'Ad',
      Keywords: ['加群', '领券'],
      Score: 95,
      Location: { X: 64.5, Y: 610.25, Width: 208.5, Height: 44.75, Rotate: 0.25 },
    })
  })

  test('reads the first form', () => {
    expect(decoded(ImageAudit, fixture('ImageAudit/v1'))).toStrictEqual({
      event_type: 317,
      streamId: 'room-7',
      channelId: 'room-7',
      img: 'http://cos.example.com/2025-11-21/room-7-screenshot-21-30-00-1280x720.jpg',
      type: [1, 2],
      ocrMsg: 'room seven',
      screenshotTime: new Date('2025-11-21T13:30:00Z'),
      sendTime: new Date('2025-11-21T13:30:03Z'),
      stream_param: 'txSecret=9cd203a61baf1ebf8f48129d11c3a36d&txTime=6920C4C0',
      app: 'push.example.com',
      appname: 'live',
      appid: 1250004217,
      level: 0,
      abductionRisk: [{ level: 4, type: 20002 }],
      faceDetails: [
        { gender: 12, age: 27, expression: 61, beauty: 70, x: 402, y: 96, width: 188, height: 204 },
      ],
      gameDetails: { battlegrounds: {}, gameList: [{ name: 'chess', confidence: 64 }] },
      tid: 20001,
      confidence: 87,
      normalScore: 3,
      hotScore: 10,
      pornScore: 87,
      illegalScore: 0,
      polityScore: 0,
      terrorScore: 0,
      similarScore: 14,
    })
  })

  test('reads old fields together with new ones', () => {
    expect(decoded(ImageAudit, fixture('ImageAudit/v5'))).toMatchObject({
      score: [95],
      abuseScore: 1,
      adScore: 95,
      customScore: 92,
      teenagerScore: 3,
      labelResults: [],
    })
    expect(decoded(ImageAudit, fixture('ImageAudit/v5'))).not.toHaveProperty('objectResults')
  })

  test('leaves an invalid nested field out, and names it', () => {
    const body = fixture('ImageAudit/current', {
      objectResults: [{ Details: [{ Location: { X: 'left' } }] }],
    })
    expect(decoded(ImageAudit, body).objectResults).toStrictEqual([{ Details: [{ Location: {} }] }])
    expect(leftOut(ImageAudit, body)).toEqual(['objectResults.0.Details.0.Location.X: a number'])
  })
})
