// Written by scripts/straight.mjs from the codecs; `npm run straight` writes it anew. It holds nothing
// that the codecs do not say: what a line here does not take goes by their table.
/* eslint-disable */
// @ts-nocheck: nothing is known of a value here but what its line asks.
import { MISFIT } from '../wire/codec.ts'
import type { Straight } from '../wire/struct.ts'

/** Readers of objects, by the names of their codecs. */
export const straight: Readonly<Record<string, Straight>> = {
  AbductionRisk: (read) => (output, input, take) => {
    for (const key in input) {
      const value = input[key]
      switch (key) {
        case 'level': if (Number.isFinite(value)) { output.level = value; continue } break
        case 'type': if (Number.isSafeInteger(value)) { output.type = value; continue } break
      }
      if (!take(output, input, key)) return false
    }
    return true
  },
  AbnormalEvent: (read) => (output, input, take) => {
    for (const key in input) {
      const value = input[key]
      switch (key) {
        case 'type': if (Number.isSafeInteger(value)) { output.type = value; continue } break
        case 'count': if (Number.isFinite(value)) { output.count = value; continue } break
        case 'detail': if (value !== null) { const part = read.detail(value); if (part !== MISFIT) { output.detail = part; continue } } break
        case 'type_desc_cn': if (typeof value === 'string') { output.type_desc_cn = value; continue } break
        case 'type_desc_en': if (typeof value === 'string') { output.type_desc_en = value; continue } break
        case 'customer_visible': if (typeof value === 'boolean') { output.customer_visible = value; continue } break
        case 'event_key': if (typeof value === 'string') { output.event_key = value; continue } break
      }
      if (!take(output, input, key)) return false
    }
    return true
  },
  AbnormalEventDetail: (read) => (output, input, take) => {
    for (const key in input) {
      const value = input[key]
      switch (key) {
        case 'desc': if (typeof value === 'string') { output.desc = value; continue } break
        case 'occur_time': if (Number.isSafeInteger(value) && value >= 0 && value < 1e15) { output.occur_time = new Date(value); continue } break
      }
      if (!take(output, input, key)) return false
    }
    return true
  },
  AudioAudit: (read) => (output, input, take) => {
    for (const key in input) {
      const value = input[key]
      switch (key) {
        case 'event_type': if (value === 315) { output.event_type = 315; continue } break
        case 'stream_id': if (typeof value === 'string') { output.stream_id = value; continue } break
        case 'channel_id': if (typeof value === 'string') { output.channel_id = value; continue } break
        case 'task_id': if (typeof value === 'string') { output.task_id = value; continue } break
        case 'appid': if (Number.isSafeInteger(value)) { output.appid = value; continue } break
        case 'bizid': if (Number.isSafeInteger(value)) { output.bizid = value; continue } break
        case 'domain': if (typeof value === 'string') { output.domain = value; continue } break
        case 'path': if (typeof value === 'string') { output.path = value; continue } break
        case 'HitFlag': if (Number.isSafeInteger(value)) { output.HitFlag = value; continue } break
        case 'Score': if (Number.isFinite(value)) { output.Score = value; continue } break
        case 'SubTag': if (typeof value === 'string') { output.SubTag = value; continue } break
        case 'status': if (Number.isSafeInteger(value)) { output.status = value; continue } break
        case 'asr_text': if (typeof value === 'string') { output.asr_text = value; continue } break
        case 'cdn_url': if (typeof value === 'string') { output.cdn_url = value; continue } break
        case 'duration': if (Number.isFinite(value)) { output.duration = value; continue } break
        case 'label': if (typeof value === 'string') { output.label = value; continue } break
        case 'sub_label': if (typeof value === 'string') { output.sub_label = value; continue } break
        case 'suggestion': if (typeof value === 'string') { output.suggestion = value; continue } break
        case 'language_results': if (value !== null) { const part = read.language_results(value); if (part !== MISFIT) { output.language_results = part; continue } } break
        case 'moan_results': if (value !== null) { const part = read.moan_results(value); if (part !== MISFIT) { output.moan_results = part; continue } } break
        case 'recognition_results': if (value !== null) { const part = read.recognition_results(value); if (part !== MISFIT) { output.recognition_results = part; continue } } break
        case 'speaker_results': if (value !== null) { const part = read.speaker_results(value); if (part !== MISFIT) { output.speaker_results = part; continue } } break
        case 'text_results': if (value !== null) { const part = read.text_results(value); if (part !== MISFIT) { output.text_results = part; continue } } break
        case 'request_id': if (typeof value === 'string') { output.request_id = value; continue } break
        case 'seq': if (Number.isFinite(value)) { output.seq = value; continue } break
        case 'data': if (value !== null) { const part = read.data(value); if (part !== MISFIT) { output.data = part; continue } } break
        case 'interface': if (typeof value === 'string') { output.interface = value; continue } break
        case 't': continue
        case 'sign': continue
      }
      if (!take(output, input, key)) return false
    }
    return true
  },
  AudioAuditData: (read) => (output, input, take) => {
    for (const key in input) {
      const value = input[key]
      switch (key) {
        case 'asr_tmp_full_results': if (value !== null) { const part = read.asr_tmp_full_results(value); if (part !== MISFIT) { output.asr_tmp_full_results = part; continue } } break
      }
      if (!take(output, input, key)) return false
    }
    return true
  },
  AudioHitInfo: (read) => (output, input, take) => {
    for (const key in input) {
      const value = input[key]
      switch (key) {
        case 'Type': if (typeof value === 'string') { output.Type = value; continue } break
        case 'Keyword': if (typeof value === 'string') { output.Keyword = value; continue } break
        case 'LibName': if (typeof value === 'string') { output.LibName = value; continue } break
        case 'Positions': if (value !== null) { const part = read.Positions(value); if (part !== MISFIT) { output.Positions = part; continue } } break
      }
      if (!take(output, input, key)) return false
    }
    return true
  },
  AudioLanguageResult: (read) => (output, input, take) => {
    for (const key in input) {
      const value = input[key]
      switch (key) {
        case 'StartTime': if (Number.isFinite(value)) { output.StartTime = value; continue } break
        case 'EndTime': if (Number.isFinite(value)) { output.EndTime = value; continue } break
        case 'Label': if (typeof value === 'string') { output.Label = value; continue } break
        case 'Score': if (Number.isFinite(value)) { output.Score = value; continue } break
      }
      if (!take(output, input, key)) return false
    }
    return true
  },
  AudioMoanResult: (read) => (output, input, take) => {
    for (const key in input) {
      const value = input[key]
      switch (key) {
        case 'StartTime': if (Number.isFinite(value)) { output.StartTime = value; continue } break
        case 'EndTime': if (Number.isFinite(value)) { output.EndTime = value; continue } break
        case 'Label': if (typeof value === 'string') { output.Label = value; continue } break
        case 'SubLabel': if (typeof value === 'string') { output.SubLabel = value; continue } break
        case 'Score': if (Number.isFinite(value)) { output.Score = value; continue } break
        case 'Suggestion': if (typeof value === 'string') { output.Suggestion = value; continue } break
      }
      if (!take(output, input, key)) return false
    }
    return true
  },
  AudioPosition: (read) => (output, input, take) => {
    for (const key in input) {
      const value = input[key]
      switch (key) {
        case 'Start': if (Number.isSafeInteger(value)) { output.Start = value; continue } break
        case 'End': if (Number.isSafeInteger(value)) { output.End = value; continue } break
      }
      if (!take(output, input, key)) return false
    }
    return true
  },
  AudioRecognitionResult: (read) => (output, input, take) => {
    for (const key in input) {
      const value = input[key]
      switch (key) {
        case 'Label': if (typeof value === 'string') { output.Label = value; continue } break
        case 'Tags': if (value !== null) { const part = read.Tags(value); if (part !== MISFIT) { output.Tags = part; continue } } break
      }
      if (!take(output, input, key)) return false
    }
    return true
  },
  AudioSpeakerResult: (read) => (output, input, take) => {
    for (const key in input) {
      const value = input[key]
      switch (key) {
        case 'StartTime': if (Number.isFinite(value)) { output.StartTime = value; continue } break
        case 'EndTime': if (Number.isFinite(value)) { output.EndTime = value; continue } break
        case 'Label': if (typeof value === 'string') { output.Label = value; continue } break
        case 'Score': if (Number.isFinite(value)) { output.Score = value; continue } break
      }
      if (!take(output, input, key)) return false
    }
    return true
  },
  AudioTag: (read) => (output, input, take) => {
    for (const key in input) {
      const value = input[key]
      switch (key) {
        case 'StartTime': if (Number.isFinite(value)) { output.StartTime = value; continue } break
        case 'EndTime': if (Number.isFinite(value)) { output.EndTime = value; continue } break
        case 'Name': if (typeof value === 'string') { output.Name = value; continue } break
        case 'Score': if (Number.isFinite(value)) { output.Score = value; continue } break
      }
      if (!take(output, input, key)) return false
    }
    return true
  },
  AudioTextResult: (read) => (output, input, take) => {
    for (const key in input) {
      const value = input[key]
      switch (key) {
        case 'Label': if (typeof value === 'string') { output.Label = value; continue } break
        case 'SubLabel': if (typeof value === 'string') { output.SubLabel = value; continue } break
        case 'Keywords': if (value !== null) { const part = read.Keywords(value); if (part !== MISFIT) { output.Keywords = part; continue } } break
        case 'LibId': if (typeof value === 'string') { output.LibId = value; continue } break
        case 'LibName': if (typeof value === 'string') { output.LibName = value; continue } break
        case 'LibType': if (Number.isSafeInteger(value)) { output.LibType = value; continue } break
        case 'Score': if (Number.isFinite(value)) { output.Score = value; continue } break
        case 'Suggestion': if (typeof value === 'string') { output.Suggestion = value; continue } break
        case 'HitInfos': if (value !== null) { const part = read.HitInfos(value); if (part !== MISFIT) { output.HitInfos = part; continue } } break
      }
      if (!take(output, input, key)) return false
    }
    return true
  },
  AudioTranscript: (read) => (output, input, take) => {
    for (const key in input) {
      const value = input[key]
      switch (key) {
        case 'id': if (typeof value === 'string') { output.id = value; continue } break
        case 'appearing_point': if (value !== null) { const part = read.appearing_point(value); if (part !== MISFIT) { output.appearing_point = part; continue } } break
        case 'confidence': if (Number.isFinite(value)) { output.confidence = value; continue } break
        case 'periods': if (typeof value === 'string') { output.periods = value; continue } break
        case 'url': if (typeof value === 'string') { output.url = value; continue } break
        case 'create_time': if (Number.isSafeInteger(value) && value >= 0 && value < 1e12) { output.create_time = new Date(value * 1000); continue } break
      }
      if (!take(output, input, key)) return false
    }
    return true
  },
  ErasedSentence: (read) => (output, input, take) => {
    for (const key in input) {
      const value = input[key]
      switch (key) {
        case 'src_txt': if (typeof value === 'string') { output.src_txt = value; continue } break
        case 'start_pts': if (Number.isFinite(value)) { output.start_pts = value; continue } break
        case 'end_pts': if (Number.isFinite(value)) { output.end_pts = value; continue } break
        case 'start_unix_time': if (Number.isSafeInteger(value) && value >= 0 && value < 1e12) { output.start_unix_time = new Date(value * 1000); continue } break
        case 'end_unix_time': if (Number.isSafeInteger(value) && value >= 0 && value < 1e12) { output.end_unix_time = new Date(value * 1000); continue } break
        case 'keywords_info': if (value !== null) { const part = read.keywords_info(value); if (part !== MISFIT) { output.keywords_info = part; continue } } break
      }
      if (!take(output, input, key)) return false
    }
    return true
  },
  ErasedWord: (read) => (output, input, take) => {
    for (const key in input) {
      const value = input[key]
      switch (key) {
        case 'word': if (typeof value === 'string') { output.word = value; continue } break
        case 'begin_time': if (Number.isFinite(value)) { output.begin_time = value; continue } break
        case 'end_time': if (Number.isFinite(value)) { output.end_time = value; continue } break
      }
      if (!take(output, input, key)) return false
    }
    return true
  },
  EvaluationAverage: (read) => (output, input, take) => {
    for (const key in input) {
      const value = input[key]
      switch (key) {
        case 'event_type': if (value === 345) { output.event_type = 345; continue } break
        case 'stream_id': if (typeof value === 'string') { output.stream_id = value; continue } break
        case 'appid': if (Number.isSafeInteger(value)) { output.appid = value; continue } break
        case 'domain': if (typeof value === 'string') { output.domain = value; continue } break
        case 'appname': if (typeof value === 'string') { output.appname = value; continue } break
        case 'event_time': if (Number.isSafeInteger(value) && value >= 0 && value < 1e12) { output.event_time = new Date(value * 1000); continue } break
        case 'transcode_template_id': if (Number.isSafeInteger(value)) { output.transcode_template_id = value; continue } break
        case 'watermark_template_id': if (Number.isSafeInteger(value)) { output.watermark_template_id = value; continue } break
        case 'frames': if (value !== null) { const part = read.frames(value); if (part !== MISFIT) { output.frames = part; continue } } break
        case 'average_score': if (Number.isFinite(value)) { output.average_score = value; continue } break
        case 'max_score': if (Number.isFinite(value)) { output.max_score = value; continue } break
        case 'min_score': if (Number.isFinite(value)) { output.min_score = value; continue } break
        case 'function': if (typeof value === 'string') { output.function = value; continue } break
        case 'class': if (typeof value === 'string') { output.class = value; continue } break
        case 't': continue
        case 'sign': continue
      }
      if (!take(output, input, key)) return false
    }
    return true
  },
  EvaluationFrame: (read) => (output, input, take) => {
    for (const key in input) {
      const value = input[key]
      switch (key) {
        case 'score': if (Number.isFinite(value)) { output.score = value; continue } break
        case 'time': if (Number.isSafeInteger(value) && value >= 0 && value < 1e15) { output.time = new Date(value); continue } break
      }
      if (!take(output, input, key)) return false
    }
    return true
  },
  EvaluationThreshold: (read) => (output, input, take) => {
    for (const key in input) {
      const value = input[key]
      switch (key) {
        case 'event_type': if (value === 344) { output.event_type = 344; continue } break
        case 'stream_id': if (typeof value === 'string') { output.stream_id = value; continue } break
        case 'appid': if (Number.isSafeInteger(value)) { output.appid = value; continue } break
        case 'domain': if (typeof value === 'string') { output.domain = value; continue } break
        case 'appname': if (typeof value === 'string') { output.appname = value; continue } break
        case 'event_time': if (Number.isSafeInteger(value) && value >= 0 && value < 1e12) { output.event_time = new Date(value * 1000); continue } break
        case 'transcode_template_id': if (Number.isSafeInteger(value)) { output.transcode_template_id = value; continue } break
        case 'watermark_template_id': if (Number.isSafeInteger(value)) { output.watermark_template_id = value; continue } break
        case 'frames': if (value !== null) { const part = read.frames(value); if (part !== MISFIT) { output.frames = part; continue } } break
        case 'average_score': if (Number.isFinite(value)) { output.average_score = value; continue } break
        case 'max_score': if (Number.isFinite(value)) { output.max_score = value; continue } break
        case 'min_score': if (Number.isFinite(value)) { output.min_score = value; continue } break
        case 'function': if (typeof value === 'string') { output.function = value; continue } break
        case 'class': if (typeof value === 'string') { output.class = value; continue } break
        case 't': continue
        case 'sign': continue
      }
      if (!take(output, input, key)) return false
    }
    return true
  },
  Highlight: (read) => (output, input, take) => {
    for (const key in input) {
      const value = input[key]
      switch (key) {
        case 'begin_time': if (Number.isSafeInteger(value) && value >= 0 && value < 1e12) { output.begin_time = new Date(value * 1000); continue } break
        case 'end_time': if (Number.isSafeInteger(value) && value >= 0 && value < 1e12) { output.end_time = new Date(value * 1000); continue } break
        case 'title': if (typeof value === 'string') { output.title = value; continue } break
        case 'summary': if (typeof value === 'string') { output.summary = value; continue } break
        case 'video_store_url': if (typeof value === 'string') { output.video_store_url = value; continue } break
        case 'cov_img_store_url': if (typeof value === 'string') { output.cov_img_store_url = value; continue } break
        case 'key_words': if (value !== null) { const part = read.key_words(value); if (part !== MISFIT) { output.key_words = part; continue } } break
      }
      if (!take(output, input, key)) return false
    }
    return true
  },
  ImageAudit: (read) => (output, input, take) => {
    for (const key in input) {
      const value = input[key]
      switch (key) {
        case 'event_type': if (value === 317) { output.event_type = 317; continue } break
        case 'streamId': if (typeof value === 'string') { output.streamId = value; continue } break
        case 'img': if (typeof value === 'string') { output.img = value; continue } break
        case 'channelId': if (typeof value === 'string') { output.channelId = value; continue } break
        case 'type': if (value !== null) { const part = read.type(value); if (part !== MISFIT) { output.type = part; continue } } break
        case 'score': if (value !== null) { const part = read.score(value); if (part !== MISFIT) { output.score = part; continue } } break
        case 'suggestion': if (typeof value === 'string') { output.suggestion = value; continue } break
        case 'label': if (typeof value === 'string') { output.label = value; continue } break
        case 'subLabel': if (typeof value === 'string') { output.subLabel = value; continue } break
        case 'ocrMsg': if (typeof value === 'string') { output.ocrMsg = value; continue } break
        case 'labelResults': if (value !== null) { const part = read.labelResults(value); if (part !== MISFIT) { output.labelResults = part; continue } } break
        case 'objectResults': if (value !== null) { const part = read.objectResults(value); if (part !== MISFIT) { output.objectResults = part; continue } } break
        case 'ocrResults': if (value !== null) { const part = read.ocrResults(value); if (part !== MISFIT) { output.ocrResults = part; continue } } break
        case 'libResults': if (value !== null) { const part = read.libResults(value); if (part !== MISFIT) { output.libResults = part; continue } } break
        case 'screenshotTime': if (Number.isSafeInteger(value) && value >= 0 && value < 1e12) { output.screenshotTime = new Date(value * 1000); continue } break
        case 'sendTime': if (Number.isSafeInteger(value) && value >= 0 && value < 1e12) { output.sendTime = new Date(value * 1000); continue } break
        case 'stream_param': if (typeof value === 'string') { output.stream_param = value; continue } break
        case 'app': if (typeof value === 'string') { output.app = value; continue } break
        case 'appname': if (typeof value === 'string') { output.appname = value; continue } break
        case 'appid': if (Number.isSafeInteger(value)) { output.appid = value; continue } break
        case 'level': if (Number.isFinite(value)) { output.level = value; continue } break
        case 'abductionRisk': if (value !== null) { const part = read.abductionRisk(value); if (part !== MISFIT) { output.abductionRisk = part; continue } } break
        case 'faceDetails': if (value !== null) { const part = read.faceDetails(value); if (part !== MISFIT) { output.faceDetails = part; continue } } break
        case 'gameDetails': if (value !== null) { const part = read.gameDetails(value); if (part !== MISFIT) { output.gameDetails = part; continue } } break
        case 'tid': if (Number.isSafeInteger(value)) { output.tid = value; continue } break
        case 'confidence': if (Number.isFinite(value)) { output.confidence = value; continue } break
        case 'normalScore': if (Number.isFinite(value)) { output.normalScore = value; continue } break
        case 'hotScore': if (Number.isFinite(value)) { output.hotScore = value; continue } break
        case 'pornScore': if (Number.isFinite(value)) { output.pornScore = value; continue } break
        case 'illegalScore': if (Number.isFinite(value)) { output.illegalScore = value; continue } break
        case 'polityScore': if (Number.isFinite(value)) { output.polityScore = value; continue } break
        case 'terrorScore': if (Number.isFinite(value)) { output.terrorScore = value; continue } break
        case 'similarScore': if (Number.isFinite(value)) { output.similarScore = value; continue } break
        case 'abuseScore': if (Number.isFinite(value)) { output.abuseScore = value; continue } break
        case 'teenagerScore': if (Number.isFinite(value)) { output.teenagerScore = value; continue } break
        case 'adScore': if (Number.isFinite(value)) { output.adScore = value; continue } break
        case 'customScore': if (Number.isFinite(value)) { output.customScore = value; continue } break
        case 't': continue
        case 'sign': continue
      }
      if (!take(output, input, key)) return false
    }
    return true
  },
  ImageFace: (read) => (output, input, take) => {
    for (const key in input) {
      const value = input[key]
      switch (key) {
        case 'gender': if (Number.isFinite(value)) { output.gender = value; continue } break
        case 'age': if (Number.isFinite(value)) { output.age = value; continue } break
        case 'expression': if (Number.isFinite(value)) { output.expression = value; continue } break
        case 'beauty': if (Number.isFinite(value)) { output.beauty = value; continue } break
        case 'x': if (Number.isFinite(value)) { output.x = value; continue } break
        case 'y': if (Number.isFinite(value)) { output.y = value; continue } break
        case 'width': if (Number.isFinite(value)) { output.width = value; continue } break
        case 'height': if (Number.isFinite(value)) { output.height = value; continue } break
      }
      if (!take(output, input, key)) return false
    }
    return true
  },
  ImageGame: (read) => (output, input, take) => {
    for (const key in input) {
      const value = input[key]
      switch (key) {
        case 'name': if (typeof value === 'string') { output.name = value; continue } break
        case 'confidence': if (Number.isFinite(value)) { output.confidence = value; continue } break
      }
      if (!take(output, input, key)) return false
    }
    return true
  },
  ImageGameDetails: (read) => (output, input, take) => {
    for (const key in input) {
      const value = input[key]
      switch (key) {
        case 'battlegrounds': if (value !== null) { const part = read.battlegrounds(value); if (part !== MISFIT) { output.battlegrounds = part; continue } } break
        case 'gameList': if (value !== null) { const part = read.gameList(value); if (part !== MISFIT) { output.gameList = part; continue } } break
      }
      if (!take(output, input, key)) return false
    }
    return true
  },
  ImageLabelDetail: (read) => (output, input, take) => {
    for (const key in input) {
      const value = input[key]
      switch (key) {
        case 'Id': if (Number.isSafeInteger(value)) { output.Id = value; continue } break
        case 'Name': if (typeof value === 'string') { output.Name = value; continue } break
        case 'Score': if (Number.isFinite(value)) { output.Score = value; continue } break
      }
      if (!take(output, input, key)) return false
    }
    return true
  },
  ImageLabelResult: (read) => (output, input, take) => {
    for (const key in input) {
      const value = input[key]
      switch (key) {
        case 'HitFlag': if (Number.isSafeInteger(value)) { output.HitFlag = value; continue } break
        case 'Scene': if (typeof value === 'string') { output.Scene = value; continue } break
        case 'Suggestion': if (typeof value === 'string') { output.Suggestion = value; continue } break
        case 'Label': if (typeof value === 'string') { output.Label = value; continue } break
        case 'SubLabel': if (typeof value === 'string') { output.SubLabel = value; continue } break
        case 'Score': if (Number.isFinite(value)) { output.Score = value; continue } break
        case 'Details': if (value !== null) { const part = read.Details(value); if (part !== MISFIT) { output.Details = part; continue } } break
      }
      if (!take(output, input, key)) return false
    }
    return true
  },
  ImageLibDetail: (read) => (output, input, take) => {
    for (const key in input) {
      const value = input[key]
      switch (key) {
        case 'Id': if (Number.isSafeInteger(value)) { output.Id = value; continue } break
        case 'ImageId': if (typeof value === 'string') { output.ImageId = value; continue } break
        case 'Label': if (typeof value === 'string') { output.Label = value; continue } break
        case 'Tag': if (typeof value === 'string') { output.Tag = value; continue } break
        case 'Score': if (Number.isFinite(value)) { output.Score = value; continue } break
      }
      if (!take(output, input, key)) return false
    }
    return true
  },
  ImageLibResult: (read) => (output, input, take) => {
    for (const key in input) {
      const value = input[key]
      switch (key) {
        case 'HitFlag': if (Number.isSafeInteger(value)) { output.HitFlag = value; continue } break
        case 'Scene': if (typeof value === 'string') { output.Scene = value; continue } break
        case 'Suggestion': if (typeof value === 'string') { output.Suggestion = value; continue } break
        case 'Label': if (typeof value === 'string') { output.Label = value; continue } break
        case 'SubLabel': if (typeof value === 'string') { output.SubLabel = value; continue } break
        case 'Score': if (Number.isFinite(value)) { output.Score = value; continue } break
        case 'Details': if (value !== null) { const part = read.Details(value); if (part !== MISFIT) { output.Details = part; continue } } break
      }
      if (!take(output, input, key)) return false
    }
    return true
  },
  ImageLocation: (read) => (output, input, take) => {
    for (const key in input) {
      const value = input[key]
      switch (key) {
        case 'X': if (Number.isFinite(value)) { output.X = value; continue } break
        case 'Y': if (Number.isFinite(value)) { output.Y = value; continue } break
        case 'Width': if (Number.isFinite(value)) { output.Width = value; continue } break
        case 'Height': if (Number.isFinite(value)) { output.Height = value; continue } break
        case 'Rotate': if (Number.isFinite(value)) { output.Rotate = value; continue } break
      }
      if (!take(output, input, key)) return false
    }
    return true
  },
  ImageObjectDetail: (read) => (output, input, take) => {
    for (const key in input) {
      const value = input[key]
      switch (key) {
        case 'Id': if (Number.isSafeInteger(value)) { output.Id = value; continue } break
        case 'Name': if (typeof value === 'string') { output.Name = value; continue } break
        case 'Value': if (typeof value === 'string') { output.Value = value; continue } break
        case 'Score': if (Number.isFinite(value)) { output.Score = value; continue } break
        case 'Location': if (value !== null) { const part = read.Location(value); if (part !== MISFIT) { output.Location = part; continue } } break
      }
      if (!take(output, input, key)) return false
    }
    return true
  },
  ImageObjectResult: (read) => (output, input, take) => {
    for (const key in input) {
      const value = input[key]
      switch (key) {
        case 'HitFlag': if (Number.isSafeInteger(value)) { output.HitFlag = value; continue } break
        case 'Scene': if (typeof value === 'string') { output.Scene = value; continue } break
        case 'Suggestion': if (typeof value === 'string') { output.Suggestion = value; continue } break
        case 'Label': if (typeof value === 'string') { output.Label = value; continue } break
        case 'SubLabel': if (typeof value === 'string') { output.SubLabel = value; continue } break
        case 'Score': if (Number.isFinite(value)) { output.Score = value; continue } break
        case 'Names': if (value !== null) { const part = read.Names(value); if (part !== MISFIT) { output.Names = part; continue } } break
        case 'Details': if (value !== null) { const part = read.Details(value); if (part !== MISFIT) { output.Details = part; continue } } break
      }
      if (!take(output, input, key)) return false
    }
    return true
  },
  ImageOcrDetail: (read) => (output, input, take) => {
    for (const key in input) {
      const value = input[key]
      switch (key) {
        case 'Text': if (typeof value === 'string') { output.Text = value; continue } break
        case 'Label': if (typeof value === 'string') { output.Label = value; continue } break
        case 'Keywords': if (value !== null) { const part = read.Keywords(value); if (part !== MISFIT) { output.Keywords = part; continue } } break
        case 'Score': if (Number.isFinite(value)) { output.Score = value; continue } break
        case 'Location': if (value !== null) { const part = read.Location(value); if (part !== MISFIT) { output.Location = part; continue } } break
      }
      if (!take(output, input, key)) return false
    }
    return true
  },
  ImageOcrResult: (read) => (output, input, take) => {
    for (const key in input) {
      const value = input[key]
      switch (key) {
        case 'HitFlag': if (Number.isSafeInteger(value)) { output.HitFlag = value; continue } break
        case 'Scene': if (typeof value === 'string') { output.Scene = value; continue } break
        case 'Suggestion': if (typeof value === 'string') { output.Suggestion = value; continue } break
        case 'Label': if (typeof value === 'string') { output.Label = value; continue } break
        case 'SubLabel': if (typeof value === 'string') { output.SubLabel = value; continue } break
        case 'Score': if (Number.isFinite(value)) { output.Score = value; continue } break
        case 'Text': if (typeof value === 'string') { output.Text = value; continue } break
        case 'Details': if (value !== null) { const part = read.Details(value); if (part !== MISFIT) { output.Details = part; continue } } break
      }
      if (!take(output, input, key)) return false
    }
    return true
  },
  LiveSubtitles: (read) => (output, input, take) => {
    for (const key in input) {
      const value = input[key]
      switch (key) {
        case 'event_type': if (value === 338) { output.event_type = 338; continue } break
        case 'stream_id': if (typeof value === 'string') { output.stream_id = value; continue } break
        case 'channel_id': if (typeof value === 'string') { output.channel_id = value; continue } break
        case 'task_id': if (typeof value === 'string') { output.task_id = value; continue } break
        case 'appid': if (Number.isSafeInteger(value)) { output.appid = value; continue } break
        case 'data': if (value !== null) { const part = read.data(value); if (part !== MISFIT) { output.data = part; continue } } break
        case 't': continue
        case 'sign': continue
      }
      if (!take(output, input, key)) return false
    }
    return true
  },
  LiveSubtitlesData: (read) => (output, input, take) => {
    for (const key in input) {
      const value = input[key]
      switch (key) {
        case 'subtitle_tmp_res': if (value !== null) { const part = read.subtitle_tmp_res(value); if (part !== MISFIT) { output.subtitle_tmp_res = part; continue } } break
      }
      if (!take(output, input, key)) return false
    }
    return true
  },
  LiveSummary: (read) => (output, input, take) => {
    for (const key in input) {
      const value = input[key]
      switch (key) {
        case 'event_type': if (value === 348) { output.event_type = 348; continue } break
        case 'stream_id': if (typeof value === 'string') { output.stream_id = value; continue } break
        case 'appid': if (Number.isSafeInteger(value)) { output.appid = value; continue } break
        case 'domain': if (typeof value === 'string') { output.domain = value; continue } break
        case 'path': if (typeof value === 'string') { output.path = value; continue } break
        case 'begin_time': if (Number.isSafeInteger(value) && value >= 0 && value < 1e12) { output.begin_time = new Date(value * 1000); continue } break
        case 'end_time': if (Number.isSafeInteger(value) && value >= 0 && value < 1e12) { output.end_time = new Date(value * 1000); continue } break
        case 'title': if (typeof value === 'string') { output.title = value; continue } break
        case 'summary': if (typeof value === 'string') { output.summary = value; continue } break
        case 'key_words': if (value !== null) { const part = read.key_words(value); if (part !== MISFIT) { output.key_words = part; continue } } break
        case 'key_points': if (value !== null) { const part = read.key_points(value); if (part !== MISFIT) { output.key_points = part; continue } } break
        case 't': continue
        case 'sign': continue
      }
      if (!take(output, input, key)) return false
    }
    return true
  },
  PushException: (read) => (output, input, take) => {
    for (const key in input) {
      const value = input[key]
      switch (key) {
        case 'event_type': if (value === 321) { output.event_type = 321; continue } break
        case 'stream_id': if (typeof value === 'string') { output.stream_id = value; continue } break
        case 'appid': if (Number.isSafeInteger(value)) { output.appid = value; continue } break
        case 'data_time': if (Number.isSafeInteger(value) && value >= 0 && value < 1e15) { output.data_time = new Date(value); continue } break
        case 'report_interval': if (Number.isFinite(value)) { output.report_interval = value; continue } break
        case 'abnormal_event': if (value !== null) { const part = read.abnormal_event(value); if (part !== MISFIT) { output.abnormal_event = part; continue } } break
        case 'user_ip': if (typeof value === 'string') { output.user_ip = value; continue } break
        case 'domain': if (typeof value === 'string') { output.domain = value; continue } break
        case 'path': if (typeof value === 'string') { output.path = value; continue } break
        case 'sequence': if (typeof value === 'string') { output.sequence = value; continue } break
        case 'stream_param': if (typeof value === 'string') { output.stream_param = value; continue } break
        case 'timeout': if (Number.isFinite(value)) { output.timeout = value; continue } break
        case 'interface': if (typeof value === 'string') { output.interface = value; continue } break
        case 't': continue
        case 'sign': continue
      }
      if (!take(output, input, key)) return false
    }
    return true
  },
  QualityControl: (read) => (output, input, take) => {
    for (const key in input) {
      const value = input[key]
      switch (key) {
        case 'event_type': if (value === 343) { output.event_type = 343; continue } break
        case 'stream_id': if (typeof value === 'string') { output.stream_id = value; continue } break
        case 'appid': if (Number.isSafeInteger(value)) { output.appid = value; continue } break
        case 'domain': if (typeof value === 'string') { output.domain = value; continue } break
        case 'appname': if (typeof value === 'string') { output.appname = value; continue } break
        case 'event_time': if (Number.isSafeInteger(value) && value >= 0 && value < 1e12) { output.event_time = new Date(value * 1000); continue } break
        case 'transcode_template_id': if (Number.isSafeInteger(value)) { output.transcode_template_id = value; continue } break
        case 'watermark_template_id': if (Number.isSafeInteger(value)) { output.watermark_template_id = value; continue } break
        case 'score': if (Number.isFinite(value)) { output.score = value; continue } break
        case 'function': if (typeof value === 'string') { output.function = value; continue } break
        case 'class': if (typeof value === 'string') { output.class = value; continue } break
        case 't': continue
        case 'sign': continue
      }
      if (!take(output, input, key)) return false
    }
    return true
  },
  RecordDetail: (read) => (output, input, take) => {
    for (const key in input) {
      const value = input[key]
      switch (key) {
        case 'file_format': if (Number.isSafeInteger(value)) { output.file_format = value; continue } break
        case 'record_bps': if (Number.isFinite(value)) { output.record_bps = value; continue } break
        case 'start_model': if (Number.isSafeInteger(value)) { output.start_model = value; continue } break
        case 'record_content': if (Number.isSafeInteger(value)) { output.record_content = value; continue } break
        case 'source_type': if (Number.isSafeInteger(value)) { output.source_type = value; continue } break
        case 'codec_temp_id': if (Number.isSafeInteger(value)) { output.codec_temp_id = value; continue } break
      }
      if (!take(output, input, key)) return false
    }
    return true
  },
  RecordException: (read) => (output, input, take) => {
    for (const key in input) {
      const value = input[key]
      switch (key) {
        case 'event_type': if (value === 341) { output.event_type = 341; continue } break
        case 'stream_id': if (typeof value === 'string') { output.stream_id = value; continue } break
        case 'session_id': if (typeof value === 'string') { output.session_id = value; continue } break
        case 'file_format': if (typeof value === 'string') { output.file_format = value; continue } break
        case 'timestamp': if (Number.isSafeInteger(value) && value >= 0 && value < 1e12) { output.timestamp = new Date(value * 1000); continue } break
        case 'exception_level': if (typeof value === 'string') { output.exception_level = value; continue } break
        case 'exception': if (value !== null) { const part = read.exception(value); if (part !== MISFIT) { output.exception = part; continue } } break
        case 'appid': if (Number.isSafeInteger(value)) { output.appid = value; continue } break
        case 'domain': if (typeof value === 'string') { output.domain = value; continue } break
        case 'path': if (typeof value === 'string') { output.path = value; continue } break
        case 'interface': if (typeof value === 'string') { output.interface = value; continue } break
        case 't': continue
        case 'sign': continue
      }
      if (!take(output, input, key)) return false
    }
    return true
  },
  RecordExceptionDetail: (read) => (output, input, take) => {
    for (const key in input) {
      const value = input[key]
      switch (key) {
        case 'type': if (Number.isSafeInteger(value)) { output.type = value; continue } break
        case 'occurs': if (Number.isFinite(value)) { output.occurs = value; continue } break
        case 'desc': if (typeof value === 'string') { output.desc = value; continue } break
      }
      if (!take(output, input, key)) return false
    }
    return true
  },
  RecordFile: (read) => (output, input, take) => {
    for (const key in input) {
      const value = input[key]
      switch (key) {
        case 'event_type': if (value === 100) { output.event_type = 100; continue } break
        case 'stream_id': if (typeof value === 'string') { output.stream_id = value; continue } break
        case 'file_id': if (typeof value === 'string') { output.file_id = value; continue } break
        case 'record_file_id': if (typeof value === 'string') { output.record_file_id = value; continue } break
        case 'channel_id': if (typeof value === 'string') { output.channel_id = value; continue } break
        case 'appid': if (Number.isSafeInteger(value)) { output.appid = value; continue } break
        case 'app': if (typeof value === 'string') { output.app = value; continue } break
        case 'appname': if (typeof value === 'string') { output.appname = value; continue } break
        case 'record_temp_id': if (typeof value === 'string') { output.record_temp_id = value; continue } break
        case 'file_format': if (typeof value === 'string') { output.file_format = value; continue } break
        case 'task_id': if (typeof value === 'string') { output.task_id = value; continue } break
        case 'start_time': if (Number.isSafeInteger(value) && value >= 0 && value < 1e12) { output.start_time = new Date(value * 1000); continue } break
        case 'end_time': if (Number.isSafeInteger(value) && value >= 0 && value < 1e12) { output.end_time = new Date(value * 1000); continue } break
        case 'start_time_usec': if (Number.isFinite(value)) { output.start_time_usec = value; continue } break
        case 'end_time_usec': if (Number.isFinite(value)) { output.end_time_usec = value; continue } break
        case 'duration': if (Number.isFinite(value)) { output.duration = value; continue } break
        case 'file_size': if (Number.isFinite(value)) { output.file_size = value; continue } break
        case 'stream_param': if (typeof value === 'string') { output.stream_param = value; continue } break
        case 'video_url': if (typeof value === 'string') { output.video_url = value; continue } break
        case 'media_start_time': if (Number.isFinite(value)) { output.media_start_time = value; continue } break
        case 'record_bps': if (Number.isFinite(value)) { output.record_bps = value; continue } break
        case 'callback_ext': if (value !== null) { const part = read.callback_ext(value); if (part !== MISFIT) { output.callback_ext = part; continue } } break
        case 'video_id': if (typeof value === 'string') { output.video_id = value; continue } break
        case 'vod2Flag': if (Number.isSafeInteger(value)) { output.vod2Flag = value; continue } break
        case 't': continue
        case 'sign': continue
      }
      if (!take(output, input, key)) return false
    }
    return true
  },
  RecordFileExt: (read) => (output, input, take) => {
    for (const key in input) {
      const value = input[key]
      switch (key) {
        case 'video_codec': if (typeof value === 'string') { output.video_codec = value; continue } break
        case 'resolution': if (typeof value === 'string') { output.resolution = value; continue } break
        case 'session_id': if (typeof value === 'string') { output.session_id = value; continue } break
      }
      if (!take(output, input, key)) return false
    }
    return true
  },
  RecordStatus: (read) => (output, input, take) => {
    for (const key in input) {
      const value = input[key]
      switch (key) {
        case 'event_type': if (value === 332) { output.event_type = 332; continue } break
        case 'stream_id': if (typeof value === 'string') { output.stream_id = value; continue } break
        case 'record_event': if (typeof value === 'string') { output.record_event = value; continue } break
        case 'record_detail': if (value !== null) { const part = read.record_detail(value); if (part !== MISFIT) { output.record_detail = part; continue } } break
        case 'session_id': if (typeof value === 'string') { output.session_id = value; continue } break
        case 'seq': if (typeof value === 'string') { output.seq = value; continue } break
        case 'task_id': if (typeof value === 'string') { output.task_id = value; continue } break
        case 'event_time': if (Number.isSafeInteger(value) && value >= 0 && value < 1e12) { output.event_time = new Date(value * 1000); continue } break
        case 'appid': if (Number.isSafeInteger(value)) { output.appid = value; continue } break
        case 'domain': if (typeof value === 'string') { output.domain = value; continue } break
        case 'appname': if (typeof value === 'string') { output.appname = value; continue } break
        case 't': continue
        case 'sign': continue
      }
      if (!take(output, input, key)) return false
    }
    return true
  },
  RelayFileEndEarly: (read) => (output, input, take) => {
    for (const key in input) {
      const value = input[key]
      switch (key) {
        case 'event_type': if (value === 314) { output.event_type = 314; continue } break
        case 'callback_event': if (value === 'FileEndEarly') { output.callback_event = 'FileEndEarly'; continue } break
        case 'appid': if (Number.isSafeInteger(value)) { output.appid = value; continue } break
        case 'task_id': if (typeof value === 'string') { output.task_id = value; continue } break
        case 'stream_id': if (typeof value === 'string') { output.stream_id = value; continue } break
        case 'to_url': if (typeof value === 'string') { output.to_url = value; continue } break
        case 'source_urls': if (value !== null) { const part = read.source_urls(value); if (part !== MISFIT) { output.source_urls = part; continue } } break
        case 'callback_url': if (typeof value === 'string') { output.callback_url = value; continue } break
        case 'event_time': if (Number.isSafeInteger(value) && value >= 0 && value < 1e12) { output.event_time = new Date(value * 1000); continue } break
        case 'interface': if (typeof value === 'string') { output.interface = value; continue } break
        case 'product_name': if (typeof value === 'string') { output.product_name = value; continue } break
        case 'msg': if (value !== null) { const part = read.msg(value); if (part !== MISFIT) { output.msg = part; continue } } break
        case 't': continue
        case 'sign': continue
      }
      if (!take(output, input, key)) return false
    }
    return true
  },
  RelayPullFileFailed: (read) => (output, input, take) => {
    for (const key in input) {
      const value = input[key]
      switch (key) {
        case 'event_type': if (value === 314) { output.event_type = 314; continue } break
        case 'callback_event': if (value === 'PullFileFailed') { output.callback_event = 'PullFileFailed'; continue } break
        case 'appid': if (Number.isSafeInteger(value)) { output.appid = value; continue } break
        case 'task_id': if (typeof value === 'string') { output.task_id = value; continue } break
        case 'stream_id': if (typeof value === 'string') { output.stream_id = value; continue } break
        case 'to_url': if (typeof value === 'string') { output.to_url = value; continue } break
        case 'source_urls': if (value !== null) { const part = read.source_urls(value); if (part !== MISFIT) { output.source_urls = part; continue } } break
        case 'callback_url': if (typeof value === 'string') { output.callback_url = value; continue } break
        case 'event_time': if (Number.isSafeInteger(value) && value >= 0 && value < 1e12) { output.event_time = new Date(value * 1000); continue } break
        case 'interface': if (typeof value === 'string') { output.interface = value; continue } break
        case 'product_name': if (typeof value === 'string') { output.product_name = value; continue } break
        case 'msg': if (value !== null) { const part = read.msg(value); if (part !== MISFIT) { output.msg = part; continue } } break
        case 't': continue
        case 'sign': continue
      }
      if (!take(output, input, key)) return false
    }
    return true
  },
  RelayPullFileUnstable: (read) => (output, input, take) => {
    for (const key in input) {
      const value = input[key]
      switch (key) {
        case 'event_type': if (value === 314) { output.event_type = 314; continue } break
        case 'callback_event': if (value === 'PullFileUnstable') { output.callback_event = 'PullFileUnstable'; continue } break
        case 'appid': if (Number.isSafeInteger(value)) { output.appid = value; continue } break
        case 'task_id': if (typeof value === 'string') { output.task_id = value; continue } break
        case 'stream_id': if (typeof value === 'string') { output.stream_id = value; continue } break
        case 'to_url': if (typeof value === 'string') { output.to_url = value; continue } break
        case 'source_urls': if (value !== null) { const part = read.source_urls(value); if (part !== MISFIT) { output.source_urls = part; continue } } break
        case 'callback_url': if (typeof value === 'string') { output.callback_url = value; continue } break
        case 'event_time': if (Number.isSafeInteger(value) && value >= 0 && value < 1e12) { output.event_time = new Date(value * 1000); continue } break
        case 'interface': if (typeof value === 'string') { output.interface = value; continue } break
        case 'product_name': if (typeof value === 'string') { output.product_name = value; continue } break
        case 'msg': if (value !== null) { const part = read.msg(value); if (part !== MISFIT) { output.msg = part; continue } } break
        case 't': continue
        case 'sign': continue
      }
      if (!take(output, input, key)) return false
    }
    return true
  },
  RelayPushStreamFailed: (read) => (output, input, take) => {
    for (const key in input) {
      const value = input[key]
      switch (key) {
        case 'event_type': if (value === 314) { output.event_type = 314; continue } break
        case 'callback_event': if (value === 'PushStreamFailed') { output.callback_event = 'PushStreamFailed'; continue } break
        case 'appid': if (Number.isSafeInteger(value)) { output.appid = value; continue } break
        case 'task_id': if (typeof value === 'string') { output.task_id = value; continue } break
        case 'stream_id': if (typeof value === 'string') { output.stream_id = value; continue } break
        case 'to_url': if (typeof value === 'string') { output.to_url = value; continue } break
        case 'source_urls': if (value !== null) { const part = read.source_urls(value); if (part !== MISFIT) { output.source_urls = part; continue } } break
        case 'callback_url': if (typeof value === 'string') { output.callback_url = value; continue } break
        case 'event_time': if (Number.isSafeInteger(value) && value >= 0 && value < 1e12) { output.event_time = new Date(value * 1000); continue } break
        case 'interface': if (typeof value === 'string') { output.interface = value; continue } break
        case 'product_name': if (typeof value === 'string') { output.product_name = value; continue } break
        case 'msg': if (value !== null) { const part = read.msg(value); if (part !== MISFIT) { output.msg = part; continue } } break
        case 't': continue
        case 'sign': continue
      }
      if (!take(output, input, key)) return false
    }
    return true
  },
  RelayPushStreamUnstable: (read) => (output, input, take) => {
    for (const key in input) {
      const value = input[key]
      switch (key) {
        case 'event_type': if (value === 314) { output.event_type = 314; continue } break
        case 'callback_event': if (value === 'PushStreamUnstable') { output.callback_event = 'PushStreamUnstable'; continue } break
        case 'appid': if (Number.isSafeInteger(value)) { output.appid = value; continue } break
        case 'task_id': if (typeof value === 'string') { output.task_id = value; continue } break
        case 'stream_id': if (typeof value === 'string') { output.stream_id = value; continue } break
        case 'to_url': if (typeof value === 'string') { output.to_url = value; continue } break
        case 'source_urls': if (value !== null) { const part = read.source_urls(value); if (part !== MISFIT) { output.source_urls = part; continue } } break
        case 'callback_url': if (typeof value === 'string') { output.callback_url = value; continue } break
        case 'event_time': if (Number.isSafeInteger(value) && value >= 0 && value < 1e12) { output.event_time = new Date(value * 1000); continue } break
        case 'interface': if (typeof value === 'string') { output.interface = value; continue } break
        case 'product_name': if (typeof value === 'string') { output.product_name = value; continue } break
        case 'msg': if (value !== null) { const part = read.msg(value); if (part !== MISFIT) { output.msg = part; continue } } break
        case 't': continue
        case 'sign': continue
      }
      if (!take(output, input, key)) return false
    }
    return true
  },
  RelayResetTaskConfig: (read) => (output, input, take) => {
    for (const key in input) {
      const value = input[key]
      switch (key) {
        case 'event_type': if (value === 314) { output.event_type = 314; continue } break
        case 'callback_event': if (value === 'ResetTaskConfig') { output.callback_event = 'ResetTaskConfig'; continue } break
        case 'appid': if (Number.isSafeInteger(value)) { output.appid = value; continue } break
        case 'task_id': if (typeof value === 'string') { output.task_id = value; continue } break
        case 'stream_id': if (typeof value === 'string') { output.stream_id = value; continue } break
        case 'to_url': if (typeof value === 'string') { output.to_url = value; continue } break
        case 'source_urls': if (value !== null) { const part = read.source_urls(value); if (part !== MISFIT) { output.source_urls = part; continue } } break
        case 'callback_url': if (typeof value === 'string') { output.callback_url = value; continue } break
        case 'event_time': if (Number.isSafeInteger(value) && value >= 0 && value < 1e12) { output.event_time = new Date(value * 1000); continue } break
        case 'interface': if (typeof value === 'string') { output.interface = value; continue } break
        case 'product_name': if (typeof value === 'string') { output.product_name = value; continue } break
        case 'msg': if (value !== null) { const part = read.msg(value); if (part !== MISFIT) { output.msg = part; continue } } break
        case 't': continue
        case 'sign': continue
      }
      if (!take(output, input, key)) return false
    }
    return true
  },
  RelayTaskAlarm: (read) => (output, input, take) => {
    for (const key in input) {
      const value = input[key]
      switch (key) {
        case 'event_type': if (value === 314) { output.event_type = 314; continue } break
        case 'callback_event': if (value === 'TaskAlarm') { output.callback_event = 'TaskAlarm'; continue } break
        case 'appid': if (Number.isSafeInteger(value)) { output.appid = value; continue } break
        case 'task_id': if (typeof value === 'string') { output.task_id = value; continue } break
        case 'stream_id': if (typeof value === 'string') { output.stream_id = value; continue } break
        case 'to_url': if (typeof value === 'string') { output.to_url = value; continue } break
        case 'source_urls': if (value !== null) { const part = read.source_urls(value); if (part !== MISFIT) { output.source_urls = part; continue } } break
        case 'callback_url': if (typeof value === 'string') { output.callback_url = value; continue } break
        case 'event_time': if (Number.isSafeInteger(value) && value >= 0 && value < 1e12) { output.event_time = new Date(value * 1000); continue } break
        case 'interface': if (typeof value === 'string') { output.interface = value; continue } break
        case 'product_name': if (typeof value === 'string') { output.product_name = value; continue } break
        case 'msg': if (value !== null) { const part = read.msg(value); if (part !== MISFIT) { output.msg = part; continue } } break
        case 't': continue
        case 'sign': continue
      }
      if (!take(output, input, key)) return false
    }
    return true
  },
  RelayTaskAlarmMsg: (read) => (output, input, take) => {
    for (const key in input) {
      const value = input[key]
      switch (key) {
        case 'type': if (typeof value === 'string') { output.type = value; continue } break
      }
      if (!take(output, input, key)) return false
    }
    return true
  },
  RelayTaskExit: (read) => (output, input, take) => {
    for (const key in input) {
      const value = input[key]
      switch (key) {
        case 'event_type': if (value === 314) { output.event_type = 314; continue } break
        case 'callback_event': if (value === 'TaskExit') { output.callback_event = 'TaskExit'; continue } break
        case 'appid': if (Number.isSafeInteger(value)) { output.appid = value; continue } break
        case 'task_id': if (typeof value === 'string') { output.task_id = value; continue } break
        case 'stream_id': if (typeof value === 'string') { output.stream_id = value; continue } break
        case 'to_url': if (typeof value === 'string') { output.to_url = value; continue } break
        case 'source_urls': if (value !== null) { const part = read.source_urls(value); if (part !== MISFIT) { output.source_urls = part; continue } } break
        case 'callback_url': if (typeof value === 'string') { output.callback_url = value; continue } break
        case 'event_time': if (Number.isSafeInteger(value) && value >= 0 && value < 1e12) { output.event_time = new Date(value * 1000); continue } break
        case 'interface': if (typeof value === 'string') { output.interface = value; continue } break
        case 'product_name': if (typeof value === 'string') { output.product_name = value; continue } break
        case 'msg': if (value !== null) { const part = read.msg(value); if (part !== MISFIT) { output.msg = part; continue } } break
        case 't': continue
        case 'sign': continue
      }
      if (!take(output, input, key)) return false
    }
    return true
  },
  RelayTaskExitMsg: (read) => (output, input, take) => {
    for (const key in input) {
      const value = input[key]
      switch (key) {
        case 'message': if (typeof value === 'string') { output.message = value; continue } break
        case 'code': if (Number.isSafeInteger(value)) { output.code = value; continue } break
        case 'task_exit_time': if (Number.isSafeInteger(value) && value >= 0 && value < 1e15) { output.task_exit_time = new Date(value); continue } break
      }
      if (!take(output, input, key)) return false
    }
    return true
  },
  RelayTaskStart: (read) => (output, input, take) => {
    for (const key in input) {
      const value = input[key]
      switch (key) {
        case 'event_type': if (value === 314) { output.event_type = 314; continue } break
        case 'callback_event': if (value === 'TaskStart') { output.callback_event = 'TaskStart'; continue } break
        case 'appid': if (Number.isSafeInteger(value)) { output.appid = value; continue } break
        case 'task_id': if (typeof value === 'string') { output.task_id = value; continue } break
        case 'stream_id': if (typeof value === 'string') { output.stream_id = value; continue } break
        case 'to_url': if (typeof value === 'string') { output.to_url = value; continue } break
        case 'source_urls': if (value !== null) { const part = read.source_urls(value); if (part !== MISFIT) { output.source_urls = part; continue } } break
        case 'callback_url': if (typeof value === 'string') { output.callback_url = value; continue } break
        case 'event_time': if (Number.isSafeInteger(value) && value >= 0 && value < 1e12) { output.event_time = new Date(value * 1000); continue } break
        case 'interface': if (typeof value === 'string') { output.interface = value; continue } break
        case 'product_name': if (typeof value === 'string') { output.product_name = value; continue } break
        case 'msg': if (value !== null) { const part = read.msg(value); if (part !== MISFIT) { output.msg = part; continue } } break
        case 't': continue
        case 'sign': continue
      }
      if (!take(output, input, key)) return false
    }
    return true
  },
  RelayTaskStartMsg: (read) => (output, input, take) => {
    for (const key in input) {
      const value = input[key]
      switch (key) {
        case 'task_start_time': if (Number.isSafeInteger(value) && value >= 0 && value < 1e15) { output.task_start_time = new Date(value); continue } break
      }
      if (!take(output, input, key)) return false
    }
    return true
  },
  RelayUnknown: (read) => (output, input, take) => {
    for (const key in input) {
      const value = input[key]
      switch (key) {
        case 'event_type': if (value === 314) { output.event_type = 314; continue } break
        case 'callback_event': if (typeof value === 'string') { output.callback_event = value; continue } break
        case 'appid': if (Number.isSafeInteger(value)) { output.appid = value; continue } break
        case 'task_id': if (typeof value === 'string') { output.task_id = value; continue } break
        case 'stream_id': if (typeof value === 'string') { output.stream_id = value; continue } break
        case 'to_url': if (typeof value === 'string') { output.to_url = value; continue } break
        case 'source_urls': if (value !== null) { const part = read.source_urls(value); if (part !== MISFIT) { output.source_urls = part; continue } } break
        case 'callback_url': if (typeof value === 'string') { output.callback_url = value; continue } break
        case 'event_time': if (Number.isSafeInteger(value) && value >= 0 && value < 1e12) { output.event_time = new Date(value * 1000); continue } break
        case 'interface': if (typeof value === 'string') { output.interface = value; continue } break
        case 'product_name': if (typeof value === 'string') { output.product_name = value; continue } break
        case 'msg': if (value !== null) { const part = read.msg(value); if (part !== MISFIT) { output.msg = part; continue } } break
        case 't': continue
        case 'sign': continue
      }
      if (!take(output, input, key)) return false
    }
    return true
  },
  RelayVodSourceFileFinish: (read) => (output, input, take) => {
    for (const key in input) {
      const value = input[key]
      switch (key) {
        case 'event_type': if (value === 314) { output.event_type = 314; continue } break
        case 'callback_event': if (value === 'VodSourceFileFinish') { output.callback_event = 'VodSourceFileFinish'; continue } break
        case 'appid': if (Number.isSafeInteger(value)) { output.appid = value; continue } break
        case 'task_id': if (typeof value === 'string') { output.task_id = value; continue } break
        case 'stream_id': if (typeof value === 'string') { output.stream_id = value; continue } break
        case 'to_url': if (typeof value === 'string') { output.to_url = value; continue } break
        case 'source_urls': if (value !== null) { const part = read.source_urls(value); if (part !== MISFIT) { output.source_urls = part; continue } } break
        case 'callback_url': if (typeof value === 'string') { output.callback_url = value; continue } break
        case 'event_time': if (Number.isSafeInteger(value) && value >= 0 && value < 1e12) { output.event_time = new Date(value * 1000); continue } break
        case 'interface': if (typeof value === 'string') { output.interface = value; continue } break
        case 'product_name': if (typeof value === 'string') { output.product_name = value; continue } break
        case 'msg': if (value !== null) { const part = read.msg(value); if (part !== MISFIT) { output.msg = part; continue } } break
        case 't': continue
        case 'sign': continue
      }
      if (!take(output, input, key)) return false
    }
    return true
  },
  RelayVodSourceFileMsg: (read) => (output, input, take) => {
    for (const key in input) {
      const value = input[key]
      switch (key) {
        case 'url': if (typeof value === 'string') { output.url = value; continue } break
        case 'index': if (Number.isSafeInteger(value)) { output.index = value; continue } break
        case 'duration': if (Number.isFinite(value)) { output.duration = value; continue } break
      }
      if (!take(output, input, key)) return false
    }
    return true
  },
  RelayVodSourceFileStart: (read) => (output, input, take) => {
    for (const key in input) {
      const value = input[key]
      switch (key) {
        case 'event_type': if (value === 314) { output.event_type = 314; continue } break
        case 'callback_event': if (value === 'VodSourceFileStart') { output.callback_event = 'VodSourceFileStart'; continue } break
        case 'appid': if (Number.isSafeInteger(value)) { output.appid = value; continue } break
        case 'task_id': if (typeof value === 'string') { output.task_id = value; continue } break
        case 'stream_id': if (typeof value === 'string') { output.stream_id = value; continue } break
        case 'to_url': if (typeof value === 'string') { output.to_url = value; continue } break
        case 'source_urls': if (value !== null) { const part = read.source_urls(value); if (part !== MISFIT) { output.source_urls = part; continue } } break
        case 'callback_url': if (typeof value === 'string') { output.callback_url = value; continue } break
        case 'event_time': if (Number.isSafeInteger(value) && value >= 0 && value < 1e12) { output.event_time = new Date(value * 1000); continue } break
        case 'interface': if (typeof value === 'string') { output.interface = value; continue } break
        case 'product_name': if (typeof value === 'string') { output.product_name = value; continue } break
        case 'msg': if (value !== null) { const part = read.msg(value); if (part !== MISFIT) { output.msg = part; continue } } break
        case 't': continue
        case 'sign': continue
      }
      if (!take(output, input, key)) return false
    }
    return true
  },
  SmartErase: (read) => (output, input, take) => {
    for (const key in input) {
      const value = input[key]
      switch (key) {
        case 'event_type': if (value === 347) { output.event_type = 347; continue } break
        case 'stream_id': if (typeof value === 'string') { output.stream_id = value; continue } break
        case 'channel_id': if (typeof value === 'string') { output.channel_id = value; continue } break
        case 'task_id': if (typeof value === 'string') { output.task_id = value; continue } break
        case 'appid': if (Number.isSafeInteger(value)) { output.appid = value; continue } break
        case 'data': if (value !== null) { const part = read.data(value); if (part !== MISFIT) { output.data = part; continue } } break
        case 't': continue
        case 'sign': continue
      }
      if (!take(output, input, key)) return false
    }
    return true
  },
  SmartEraseData: (read) => (output, input, take) => {
    for (const key in input) {
      const value = input[key]
      switch (key) {
        case 'subtitle_tmp_res': if (value !== null) { const part = read.subtitle_tmp_res(value); if (part !== MISFIT) { output.subtitle_tmp_res = part; continue } } break
      }
      if (!take(output, input, key)) return false
    }
    return true
  },
  SmartHighlight: (read) => (output, input, take) => {
    for (const key in input) {
      const value = input[key]
      switch (key) {
        case 'event_type': if (value === 349) { output.event_type = 349; continue } break
        case 'stream_id': if (typeof value === 'string') { output.stream_id = value; continue } break
        case 'appid': if (Number.isSafeInteger(value)) { output.appid = value; continue } break
        case 'domain': if (typeof value === 'string') { output.domain = value; continue } break
        case 'path': if (typeof value === 'string') { output.path = value; continue } break
        case 'items': if (value !== null) { const part = read.items(value); if (part !== MISFIT) { output.items = part; continue } } break
        case 't': continue
        case 'sign': continue
      }
      if (!take(output, input, key)) return false
    }
    return true
  },
  Snapshot: (read) => (output, input, take) => {
    for (const key in input) {
      const value = input[key]
      switch (key) {
        case 'event_type': if (value === 200) { output.event_type = 200; continue } break
        case 'stream_id': if (typeof value === 'string') { output.stream_id = value; continue } break
        case 'pic_url': if (typeof value === 'string') { output.pic_url = value; continue } break
        case 'pic_full_url': if (typeof value === 'string') { output.pic_full_url = value; continue } break
        case 'channel_id': if (typeof value === 'string') { output.channel_id = value; continue } break
        case 'create_time': if (Number.isSafeInteger(value) && value >= 0 && value < 1e12) { output.create_time = new Date(value * 1000); continue } break
        case 'file_size': if (Number.isFinite(value)) { output.file_size = value; continue } break
        case 'width': if (Number.isFinite(value)) { output.width = value; continue } break
        case 'height': if (Number.isFinite(value)) { output.height = value; continue } break
        case 'task_id': if (typeof value === 'string') { output.task_id = value; continue } break
        case 'app': if (typeof value === 'string') { output.app = value; continue } break
        case 'appname': if (typeof value === 'string') { output.appname = value; continue } break
        case 'stream_param': if (typeof value === 'string') { output.stream_param = value; continue } break
        case 't': continue
        case 'sign': continue
      }
      if (!take(output, input, key)) return false
    }
    return true
  },
  StreamBegin: (read) => (output, input, take) => {
    for (const key in input) {
      const value = input[key]
      switch (key) {
        case 'event_type': if (value === 1) { output.event_type = 1; continue } break
        case 'stream_id': if (typeof value === 'string') { output.stream_id = value; continue } break
        case 'channel_id': if (typeof value === 'string') { output.channel_id = value; continue } break
        case 'appid': if (Number.isSafeInteger(value)) { output.appid = value; continue } break
        case 'app': if (typeof value === 'string') { output.app = value; continue } break
        case 'appname': if (typeof value === 'string') { output.appname = value; continue } break
        case 'event_time': if (Number.isSafeInteger(value) && value >= 0 && value < 1e12) { output.event_time = new Date(value * 1000); continue } break
        case 'sequence': if (typeof value === 'string') { output.sequence = value; continue } break
        case 'node': if (typeof value === 'string') { output.node = value; continue } break
        case 'user_ip': if (typeof value === 'string') { output.user_ip = value; continue } break
        case 'stream_param': if (typeof value === 'string') { output.stream_param = value; continue } break
        case 'push_duration': if (Number.isFinite(value)) { output.push_duration = value; continue } break
        case 'errcode': if (Number.isSafeInteger(value)) { output.errcode = value; continue } break
        case 'errmsg': if (typeof value === 'string') { output.errmsg = value; continue } break
        case 'set_id': if (Number.isSafeInteger(value)) { output.set_id = value; continue } break
        case 'width': if (Number.isFinite(value)) { output.width = value; continue } break
        case 'height': if (Number.isFinite(value)) { output.height = value; continue } break
        case 'idc_id': if (Number.isSafeInteger(value)) { output.idc_id = value; continue } break
        case 't': continue
        case 'sign': continue
      }
      if (!take(output, input, key)) return false
    }
    return true
  },
  StreamEnd: (read) => (output, input, take) => {
    for (const key in input) {
      const value = input[key]
      switch (key) {
        case 'event_type': if (value === 0) { output.event_type = 0; continue } break
        case 'stream_id': if (typeof value === 'string') { output.stream_id = value; continue } break
        case 'channel_id': if (typeof value === 'string') { output.channel_id = value; continue } break
        case 'appid': if (Number.isSafeInteger(value)) { output.appid = value; continue } break
        case 'app': if (typeof value === 'string') { output.app = value; continue } break
        case 'appname': if (typeof value === 'string') { output.appname = value; continue } break
        case 'event_time': if (Number.isSafeInteger(value) && value >= 0 && value < 1e12) { output.event_time = new Date(value * 1000); continue } break
        case 'sequence': if (typeof value === 'string') { output.sequence = value; continue } break
        case 'node': if (typeof value === 'string') { output.node = value; continue } break
        case 'user_ip': if (typeof value === 'string') { output.user_ip = value; continue } break
        case 'stream_param': if (typeof value === 'string') { output.stream_param = value; continue } break
        case 'push_duration': if (Number.isFinite(value)) { output.push_duration = value; continue } break
        case 'errcode': if (Number.isSafeInteger(value)) { output.errcode = value; continue } break
        case 'errmsg': if (typeof value === 'string') { output.errmsg = value; continue } break
        case 'set_id': if (Number.isSafeInteger(value)) { output.set_id = value; continue } break
        case 'width': if (Number.isFinite(value)) { output.width = value; continue } break
        case 'height': if (Number.isFinite(value)) { output.height = value; continue } break
        case 'idc_id': if (Number.isSafeInteger(value)) { output.idc_id = value; continue } break
        case 't': continue
        case 'sign': continue
      }
      if (!take(output, input, key)) return false
    }
    return true
  },
  StreamLiveBegin: (read) => (output, input, take) => {
    for (const key in input) {
      const value = input[key]
      switch (key) {
        case 'event_type': if (value === 329) { output.event_type = 329; continue } break
        case 'channel_id': if (typeof value === 'string') { output.channel_id = value; continue } break
        case 'input_id': if (typeof value === 'string') { output.input_id = value; continue } break
        case 'pipeline': if (Number.isSafeInteger(value)) { output.pipeline = value; continue } break
        case 'appid': if (Number.isSafeInteger(value)) { output.appid = value; continue } break
        case 'stream_id': if (typeof value === 'string') { output.stream_id = value; continue } break
        case 'interface': if (typeof value === 'string') { output.interface = value; continue } break
        case 't': continue
        case 'sign': continue
      }
      if (!take(output, input, key)) return false
    }
    return true
  },
  StreamLiveEnd: (read) => (output, input, take) => {
    for (const key in input) {
      const value = input[key]
      switch (key) {
        case 'event_type': if (value === 330) { output.event_type = 330; continue } break
        case 'channel_id': if (typeof value === 'string') { output.channel_id = value; continue } break
        case 'input_id': if (typeof value === 'string') { output.input_id = value; continue } break
        case 'pipeline': if (Number.isSafeInteger(value)) { output.pipeline = value; continue } break
        case 'appid': if (Number.isSafeInteger(value)) { output.appid = value; continue } break
        case 'stream_id': if (typeof value === 'string') { output.stream_id = value; continue } break
        case 'interface': if (typeof value === 'string') { output.interface = value; continue } break
        case 't': continue
        case 'sign': continue
      }
      if (!take(output, input, key)) return false
    }
    return true
  },
  Subtitle: (read) => (output, input, take) => {
    for (const key in input) {
      const value = input[key]
      switch (key) {
        case 'src_txt': if (typeof value === 'string') { output.src_txt = value; continue } break
        case 'dst_txt': if (typeof value === 'string') { output.dst_txt = value; continue } break
        case 'start_pts': if (Number.isFinite(value)) { output.start_pts = value; continue } break
        case 'end_pts': if (Number.isFinite(value)) { output.end_pts = value; continue } break
        case 'start_unix_time': if (Number.isSafeInteger(value) && value >= 0 && value < 1e12) { output.start_unix_time = new Date(value * 1000); continue } break
        case 'end_unix_time': if (Number.isSafeInteger(value) && value >= 0 && value < 1e12) { output.end_unix_time = new Date(value * 1000); continue } break
        case 'steady_state': if (typeof value === 'boolean') { output.steady_state = value; continue } break
      }
      if (!take(output, input, key)) return false
    }
    return true
  },
  UnknownEvent: (read) => (output, input, take) => {
    for (const key in input) {
      const value = input[key]
      switch (key) {
        case 'event_type': if (Number.isSafeInteger(value) && value > 0) { output.event_type = value; continue } break
        case 't': continue
        case 'sign': continue
      }
      if (!take(output, input, key)) return false
    }
    return true
  },
}
