// Written by scripts/generate/compiled.mjs from the codecs; `npm run compiled` regenerates it.
// Values that a line does not accept are decoded by the table of codecs.
/* eslint-disable */
// @ts-nocheck: the values are untyped, and each line checks its own.
import { INVALID, isBlank } from '../wire/codec.ts'
import type { ReadFields } from '../wire/struct.ts'

const ImageAudit: ReadFields = (output, input, readField, read) => {
  for (const key in input) {
    const value = input[key]
    switch (key) {
      case 'event_type': if (value === 317) { output.event_type = 317; continue } break
      case 'streamId': if (typeof value === 'string') { output.streamId = value; continue } break
      case 'img': if (typeof value === 'string') { output.img = value; continue } break
      case 'channelId': if (typeof value === 'string' && !isBlank(value)) { output.channelId = value; continue } break
      case 'type': if (value !== null) { const part = read.type(value); if (part !== INVALID) { output.type = part; continue } } break
      case 'score': if (value !== null) { const part = read.score(value); if (part !== INVALID) { output.score = part; continue } } break
      case 'suggestion': if (typeof value === 'string') { output.suggestion = value; continue } break
      case 'label': if (typeof value === 'string') { output.label = value; continue } break
      case 'subLabel': if (typeof value === 'string') { output.subLabel = value; continue } break
      case 'ocrMsg': if (typeof value === 'string') { output.ocrMsg = value; continue } break
      case 'labelResults': if (value !== null) { const part = read.labelResults(value); if (part !== INVALID) { output.labelResults = part; continue } } break
      case 'objectResults': if (value !== null) { const part = read.objectResults(value); if (part !== INVALID) { output.objectResults = part; continue } } break
      case 'ocrResults': if (value !== null) { const part = read.ocrResults(value); if (part !== INVALID) { output.ocrResults = part; continue } } break
      case 'libResults': if (value !== null) { const part = read.libResults(value); if (part !== INVALID) { output.libResults = part; continue } } break
      case 'screenshotTime': if (Number.isSafeInteger(value) && value >= 0 && value < 1e12) { output.screenshotTime = new Date(value * 1000); continue } break
      case 'sendTime': if (Number.isSafeInteger(value) && value >= 0 && value < 1e12) { output.sendTime = new Date(value * 1000); continue } break
      case 'stream_param': if (typeof value === 'string') { output.stream_param = value; continue } break
      case 'app': if (typeof value === 'string') { output.app = value; continue } break
      case 'appname': if (typeof value === 'string') { output.appname = value; continue } break
      case 'appid': if (Number.isSafeInteger(value)) { output.appid = value; continue } break
      case 'level': if (Number.isFinite(value)) { output.level = value; continue } break
      case 'abductionRisk': if (value !== null) { const part = read.abductionRisk(value); if (part !== INVALID) { output.abductionRisk = part; continue } } break
      case 'faceDetails': if (value !== null) { const part = read.faceDetails(value); if (part !== INVALID) { output.faceDetails = part; continue } } break
      case 'gameDetails': if (value !== null) { const part = read.gameDetails(value); if (part !== INVALID) { output.gameDetails = part; continue } } break
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
    readField(output, input, key, value)
  }
  return output.event_type !== undefined && output.streamId !== undefined && output.img !== undefined
}

const ImageFace: ReadFields = (output, input, readField, read) => {
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
    readField(output, input, key, value)
  }
  return true
}

const ImageGame: ReadFields = (output, input, readField, read) => {
  for (const key in input) {
    const value = input[key]
    switch (key) {
      case 'name': if (typeof value === 'string') { output.name = value; continue } break
      case 'confidence': if (Number.isFinite(value)) { output.confidence = value; continue } break
    }
    readField(output, input, key, value)
  }
  return true
}

const ImageGameDetails: ReadFields = (output, input, readField, read) => {
  for (const key in input) {
    const value = input[key]
    switch (key) {
      case 'battlegrounds': if (value !== null) { const part = read.battlegrounds(value); if (part !== INVALID) { output.battlegrounds = part; continue } } break
      case 'gameList': if (value !== null) { const part = read.gameList(value); if (part !== INVALID) { output.gameList = part; continue } } break
    }
    readField(output, input, key, value)
  }
  return true
}

const ImageLabelDetail: ReadFields = (output, input, readField, read) => {
  for (const key in input) {
    const value = input[key]
    switch (key) {
      case 'Id': if (Number.isSafeInteger(value)) { output.Id = value; continue } break
      case 'Name': if (typeof value === 'string') { output.Name = value; continue } break
      case 'Score': if (Number.isFinite(value)) { output.Score = value; continue } break
    }
    readField(output, input, key, value)
  }
  return true
}

const ImageLabelResult: ReadFields = (output, input, readField, read) => {
  for (const key in input) {
    const value = input[key]
    switch (key) {
      case 'HitFlag': if (Number.isSafeInteger(value)) { output.HitFlag = value; continue } break
      case 'Scene': if (typeof value === 'string') { output.Scene = value; continue } break
      case 'Suggestion': if (typeof value === 'string') { output.Suggestion = value; continue } break
      case 'Label': if (typeof value === 'string') { output.Label = value; continue } break
      case 'SubLabel': if (typeof value === 'string') { output.SubLabel = value; continue } break
      case 'Score': if (Number.isFinite(value)) { output.Score = value; continue } break
      case 'Details': if (value !== null) { const part = read.Details(value); if (part !== INVALID) { output.Details = part; continue } } break
    }
    readField(output, input, key, value)
  }
  return true
}

const ImageLibResult: ReadFields = (output, input, readField, read) => {
  for (const key in input) {
    const value = input[key]
    switch (key) {
      case 'HitFlag': if (Number.isSafeInteger(value)) { output.HitFlag = value; continue } break
      case 'Scene': if (typeof value === 'string') { output.Scene = value; continue } break
      case 'Suggestion': if (typeof value === 'string') { output.Suggestion = value; continue } break
      case 'Label': if (typeof value === 'string') { output.Label = value; continue } break
      case 'SubLabel': if (typeof value === 'string') { output.SubLabel = value; continue } break
      case 'Score': if (Number.isFinite(value)) { output.Score = value; continue } break
      case 'Details': if (value !== null) { const part = read.Details(value); if (part !== INVALID) { output.Details = part; continue } } break
    }
    readField(output, input, key, value)
  }
  return true
}

const ImageLibDetail: ReadFields = (output, input, readField, read) => {
  for (const key in input) {
    const value = input[key]
    switch (key) {
      case 'Id': if (Number.isSafeInteger(value)) { output.Id = value; continue } break
      case 'ImageId': if (typeof value === 'string' && !isBlank(value)) { output.ImageId = value; continue } break
      case 'Label': if (typeof value === 'string') { output.Label = value; continue } break
      case 'Tag': if (typeof value === 'string') { output.Tag = value; continue } break
      case 'Score': if (Number.isFinite(value)) { output.Score = value; continue } break
    }
    readField(output, input, key, value)
  }
  return true
}

const ImageLocation: ReadFields = (output, input, readField, read) => {
  for (const key in input) {
    const value = input[key]
    switch (key) {
      case 'X': if (Number.isFinite(value)) { output.X = value; continue } break
      case 'Y': if (Number.isFinite(value)) { output.Y = value; continue } break
      case 'Width': if (Number.isFinite(value)) { output.Width = value; continue } break
      case 'Height': if (Number.isFinite(value)) { output.Height = value; continue } break
      case 'Rotate': if (Number.isFinite(value)) { output.Rotate = value; continue } break
    }
    readField(output, input, key, value)
  }
  return true
}

const ImageObjectDetail: ReadFields = (output, input, readField, read) => {
  for (const key in input) {
    const value = input[key]
    switch (key) {
      case 'Id': if (Number.isSafeInteger(value)) { output.Id = value; continue } break
      case 'Name': if (typeof value === 'string') { output.Name = value; continue } break
      case 'Value': if (typeof value === 'string') { output.Value = value; continue } break
      case 'Score': if (Number.isFinite(value)) { output.Score = value; continue } break
      case 'Location': if (value !== null) { const part = read.Location(value); if (part !== INVALID) { output.Location = part; continue } } break
    }
    readField(output, input, key, value)
  }
  return true
}

const ImageObjectResult: ReadFields = (output, input, readField, read) => {
  for (const key in input) {
    const value = input[key]
    switch (key) {
      case 'HitFlag': if (Number.isSafeInteger(value)) { output.HitFlag = value; continue } break
      case 'Scene': if (typeof value === 'string') { output.Scene = value; continue } break
      case 'Suggestion': if (typeof value === 'string') { output.Suggestion = value; continue } break
      case 'Label': if (typeof value === 'string') { output.Label = value; continue } break
      case 'SubLabel': if (typeof value === 'string') { output.SubLabel = value; continue } break
      case 'Score': if (Number.isFinite(value)) { output.Score = value; continue } break
      case 'Names': if (value !== null) { const part = read.Names(value); if (part !== INVALID) { output.Names = part; continue } } break
      case 'Details': if (value !== null) { const part = read.Details(value); if (part !== INVALID) { output.Details = part; continue } } break
    }
    readField(output, input, key, value)
  }
  return true
}

const ImageOcrDetail: ReadFields = (output, input, readField, read) => {
  for (const key in input) {
    const value = input[key]
    switch (key) {
      case 'Text': if (typeof value === 'string') { output.Text = value; continue } break
      case 'Label': if (typeof value === 'string') { output.Label = value; continue } break
      case 'Keywords': if (value !== null) { const part = read.Keywords(value); if (part !== INVALID) { output.Keywords = part; continue } } break
      case 'Score': if (Number.isFinite(value)) { output.Score = value; continue } break
      case 'Location': if (value !== null) { const part = read.Location(value); if (part !== INVALID) { output.Location = part; continue } } break
    }
    readField(output, input, key, value)
  }
  return true
}

const ImageOcrResult: ReadFields = (output, input, readField, read) => {
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
      case 'Details': if (value !== null) { const part = read.Details(value); if (part !== INVALID) { output.Details = part; continue } } break
    }
    readField(output, input, key, value)
  }
  return true
}

const RecordFile: ReadFields = (output, input, readField, read) => {
  for (const key in input) {
    const value = input[key]
    switch (key) {
      case 'event_type': if (value === 100) { output.event_type = 100; continue } break
      case 'stream_id': if (typeof value === 'string') { output.stream_id = value; continue } break
      case 'file_id': if (typeof value === 'string') { output.file_id = value; continue } break
      case 'record_file_id': if (typeof value === 'string' && !isBlank(value)) { output.record_file_id = value; continue } break
      case 'channel_id': if (typeof value === 'string' && !isBlank(value)) { output.channel_id = value; continue } break
      case 'appid': if (Number.isSafeInteger(value)) { output.appid = value; continue } break
      case 'app': if (typeof value === 'string') { output.app = value; continue } break
      case 'appname': if (typeof value === 'string') { output.appname = value; continue } break
      case 'record_temp_id': if (typeof value === 'string' && !isBlank(value)) { output.record_temp_id = value; continue } break
      case 'file_format': if (typeof value === 'string') { output.file_format = value; continue } break
      case 'task_id': if (typeof value === 'string' && !isBlank(value)) { output.task_id = value; continue } break
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
      case 'callback_ext': if (value !== null && !isBlank(value)) { const part = read.callback_ext(value); if (part !== INVALID) { output.callback_ext = part; continue } } break
      case 'video_id': if (typeof value === 'string' && !isBlank(value)) { output.video_id = value; continue } break
      case 'vod2Flag': if (Number.isSafeInteger(value)) { output.vod2Flag = value; continue } break
      case 't': continue
      case 'sign': continue
    }
    readField(output, input, key, value)
  }
  return output.event_type !== undefined && output.stream_id !== undefined && output.file_id !== undefined
}

const RecordFileExt: ReadFields = (output, input, readField, read) => {
  for (const key in input) {
    const value = input[key]
    switch (key) {
      case 'video_codec': if (typeof value === 'string') { output.video_codec = value; continue } break
      case 'resolution': if (typeof value === 'string') { output.resolution = value; continue } break
      case 'session_id': if (typeof value === 'string' && !isBlank(value)) { output.session_id = value; continue } break
    }
    readField(output, input, key, value)
  }
  return true
}

const RelayFileEndEarly: ReadFields = (output, input, readField, read) => {
  for (const key in input) {
    const value = input[key]
    switch (key) {
      case 'event_type': if (value !== null) { const part = read.event_type(value); if (part !== INVALID) { output.event_type = part; continue } } break
      case 'callback_event': if (value !== null) { const part = read.callback_event(value); if (part !== INVALID) { output.callback_event = part; continue } } break
      case 'appid': if (Number.isSafeInteger(value)) { output.appid = value; continue } break
      case 'task_id': if (typeof value === 'string' && !isBlank(value)) { output.task_id = value; continue } break
      case 'stream_id': if (typeof value === 'string' && !isBlank(value)) { output.stream_id = value; continue } break
      case 'to_url': if (typeof value === 'string') { output.to_url = value; continue } break
      case 'source_urls': if (value !== null && !isBlank(value)) { const part = read.source_urls(value); if (part !== INVALID) { output.source_urls = part; continue } } break
      case 'callback_url': if (typeof value === 'string') { output.callback_url = value; continue } break
      case 'event_time': if (Number.isSafeInteger(value) && value >= 0 && value < 1e12) { output.event_time = new Date(value * 1000); continue } break
      case 'interface': if (typeof value === 'string') { output.interface = value; continue } break
      case 'product_name': if (typeof value === 'string') { output.product_name = value; continue } break
      case 'msg': if (value !== null && !isBlank(value)) { const part = read.msg(value); if (part !== INVALID) { output.msg = part; continue } } break
      case 't': continue
      case 'sign': continue
    }
    readField(output, input, key, value)
  }
  return output.event_type !== undefined && output.callback_event !== undefined
}

const RelayTaskAlarmMsg: ReadFields = (output, input, readField, read) => {
  for (const key in input) {
    const value = input[key]
    switch (key) {
      case 'type': if (typeof value === 'string') { output.type = value; continue } break
    }
    readField(output, input, key, value)
  }
  return true
}

const RelayTaskExitMsg: ReadFields = (output, input, readField, read) => {
  for (const key in input) {
    const value = input[key]
    switch (key) {
      case 'message': if (typeof value === 'string') { output.message = value; continue } break
      case 'code': if (Number.isSafeInteger(value)) { output.code = value; continue } break
      case 'task_exit_time': if (Number.isSafeInteger(value) && value >= 1e12 && value < 1e15) { output.task_exit_time = new Date(value); continue } break
    }
    readField(output, input, key, value)
  }
  return true
}

const RelayTaskStartMsg: ReadFields = (output, input, readField, read) => {
  for (const key in input) {
    const value = input[key]
    switch (key) {
      case 'task_start_time': if (Number.isSafeInteger(value) && value >= 1e12 && value < 1e15) { output.task_start_time = new Date(value); continue } break
    }
    readField(output, input, key, value)
  }
  return true
}

const RelayUnknown: ReadFields = (output, input, readField, read) => {
  for (const key in input) {
    const value = input[key]
    switch (key) {
      case 'event_type': if (value === 314) { output.event_type = 314; continue } break
      case 'callback_event': if (typeof value === 'string') { output.callback_event = value; continue } break
      case 'appid': if (Number.isSafeInteger(value)) { output.appid = value; continue } break
      case 'task_id': if (typeof value === 'string' && !isBlank(value)) { output.task_id = value; continue } break
      case 'stream_id': if (typeof value === 'string' && !isBlank(value)) { output.stream_id = value; continue } break
      case 'to_url': if (typeof value === 'string') { output.to_url = value; continue } break
      case 'source_urls': if (value !== null && !isBlank(value)) { const part = read.source_urls(value); if (part !== INVALID) { output.source_urls = part; continue } } break
      case 'callback_url': if (typeof value === 'string') { output.callback_url = value; continue } break
      case 'event_time': if (Number.isSafeInteger(value) && value >= 0 && value < 1e12) { output.event_time = new Date(value * 1000); continue } break
      case 'interface': if (typeof value === 'string') { output.interface = value; continue } break
      case 'product_name': if (typeof value === 'string') { output.product_name = value; continue } break
      case 'msg': if (value !== null && !isBlank(value)) { const part = read.msg(value); if (part !== INVALID) { output.msg = part; continue } } break
      case 't': continue
      case 'sign': continue
    }
    readField(output, input, key, value)
  }
  return output.event_type !== undefined && output.callback_event !== undefined
}

const RelayVodSourceFileMsg: ReadFields = (output, input, readField, read) => {
  for (const key in input) {
    const value = input[key]
    switch (key) {
      case 'url': if (typeof value === 'string') { output.url = value; continue } break
      case 'index': if (Number.isSafeInteger(value)) { output.index = value; continue } break
      case 'duration': if (Number.isFinite(value)) { output.duration = value; continue } break
    }
    readField(output, input, key, value)
  }
  return true
}

const Snapshot: ReadFields = (output, input, readField, read) => {
  for (const key in input) {
    const value = input[key]
    switch (key) {
      case 'event_type': if (value === 200) { output.event_type = 200; continue } break
      case 'stream_id': if (typeof value === 'string') { output.stream_id = value; continue } break
      case 'pic_url': if (typeof value === 'string') { output.pic_url = value; continue } break
      case 'pic_full_url': if (typeof value === 'string') { output.pic_full_url = value; continue } break
      case 'channel_id': if (typeof value === 'string' && !isBlank(value)) { output.channel_id = value; continue } break
      case 'create_time': if (Number.isSafeInteger(value) && value >= 0 && value < 1e12) { output.create_time = new Date(value * 1000); continue } break
      case 'file_size': if (Number.isFinite(value)) { output.file_size = value; continue } break
      case 'width': if (Number.isFinite(value)) { output.width = value; continue } break
      case 'height': if (Number.isFinite(value)) { output.height = value; continue } break
      case 'task_id': if (typeof value === 'string' && !isBlank(value)) { output.task_id = value; continue } break
      case 'app': if (typeof value === 'string') { output.app = value; continue } break
      case 'appname': if (typeof value === 'string') { output.appname = value; continue } break
      case 'stream_param': if (typeof value === 'string') { output.stream_param = value; continue } break
      case 't': continue
      case 'sign': continue
    }
    readField(output, input, key, value)
  }
  return output.event_type !== undefined && output.stream_id !== undefined && output.pic_url !== undefined
}

const StreamBegin: ReadFields = (output, input, readField, read) => {
  for (const key in input) {
    const value = input[key]
    switch (key) {
      case 'event_type': if (value === 1) { output.event_type = 1; continue } break
      case 'stream_id': if (typeof value === 'string') { output.stream_id = value; continue } break
      case 'channel_id': if (typeof value === 'string' && !isBlank(value)) { output.channel_id = value; continue } break
      case 'appid': if (Number.isSafeInteger(value)) { output.appid = value; continue } break
      case 'app': if (typeof value === 'string') { output.app = value; continue } break
      case 'appname': if (typeof value === 'string') { output.appname = value; continue } break
      case 'event_time': if (Number.isSafeInteger(value) && value >= 0 && value < 1e12) { output.event_time = new Date(value * 1000); continue } break
      case 'sequence': if (typeof value === 'string' && !isBlank(value)) { output.sequence = value; continue } break
      case 'node': if (typeof value === 'string') { output.node = value; continue } break
      case 'user_ip': if (typeof value === 'string') { output.user_ip = value; continue } break
      case 'stream_param': if (typeof value === 'string') { output.stream_param = value; continue } break
      case 'push_duration': if (value !== null) { const part = read.push_duration(value); if (part !== INVALID) { output.push_duration = part; continue } } break
      case 'errcode': if (Number.isSafeInteger(value)) { output.errcode = value; continue } break
      case 'errmsg': if (typeof value === 'string') { output.errmsg = value; continue } break
      case 'set_id': if (Number.isSafeInteger(value)) { output.set_id = value; continue } break
      case 'width': if (Number.isFinite(value)) { output.width = value; continue } break
      case 'height': if (Number.isFinite(value)) { output.height = value; continue } break
      case 'idc_id': if (Number.isSafeInteger(value)) { output.idc_id = value; continue } break
      case 't': continue
      case 'sign': continue
    }
    readField(output, input, key, value)
  }
  return output.event_type !== undefined && output.stream_id !== undefined
}

const StreamEnd: ReadFields = (output, input, readField, read) => {
  for (const key in input) {
    const value = input[key]
    switch (key) {
      case 'event_type': if (value === 0) { output.event_type = 0; continue } break
      case 'stream_id': if (typeof value === 'string') { output.stream_id = value; continue } break
      case 'channel_id': if (typeof value === 'string' && !isBlank(value)) { output.channel_id = value; continue } break
      case 'appid': if (Number.isSafeInteger(value)) { output.appid = value; continue } break
      case 'app': if (typeof value === 'string') { output.app = value; continue } break
      case 'appname': if (typeof value === 'string') { output.appname = value; continue } break
      case 'event_time': if (Number.isSafeInteger(value) && value >= 0 && value < 1e12) { output.event_time = new Date(value * 1000); continue } break
      case 'sequence': if (typeof value === 'string' && !isBlank(value)) { output.sequence = value; continue } break
      case 'node': if (typeof value === 'string') { output.node = value; continue } break
      case 'user_ip': if (typeof value === 'string') { output.user_ip = value; continue } break
      case 'stream_param': if (typeof value === 'string') { output.stream_param = value; continue } break
      case 'push_duration': if (value !== null) { const part = read.push_duration(value); if (part !== INVALID) { output.push_duration = part; continue } } break
      case 'errcode': if (Number.isSafeInteger(value)) { output.errcode = value; continue } break
      case 'errmsg': if (typeof value === 'string') { output.errmsg = value; continue } break
      case 'set_id': if (Number.isSafeInteger(value)) { output.set_id = value; continue } break
      case 'width': if (Number.isFinite(value)) { output.width = value; continue } break
      case 'height': if (Number.isFinite(value)) { output.height = value; continue } break
      case 'idc_id': if (Number.isSafeInteger(value)) { output.idc_id = value; continue } break
      case 't': continue
      case 'sign': continue
    }
    readField(output, input, key, value)
  }
  return output.event_type !== undefined && output.stream_id !== undefined
}

/** The compiled readers of objects, by the names of their codecs. */
export const compiled: Readonly<Record<string, ReadFields>> = {
  ImageAudit,
  ImageFace,
  ImageGame,
  ImageGameDetails,
  ImageLabelDetail,
  ImageLabelResult,
  ImageLibResult,
  ImageLibDetail,
  ImageLocation,
  ImageObjectDetail,
  ImageObjectResult,
  ImageOcrDetail,
  ImageOcrResult,
  RecordFile,
  RecordFileExt,
  RelayFileEndEarly,
  RelayPullFileFailed: RelayFileEndEarly,
  RelayPullFileUnstable: RelayFileEndEarly,
  RelayPushStreamFailed: RelayFileEndEarly,
  RelayPushStreamUnstable: RelayFileEndEarly,
  RelayResetTaskConfig: RelayFileEndEarly,
  RelayTaskAlarm: RelayFileEndEarly,
  RelayTaskExit: RelayFileEndEarly,
  RelayTaskStart: RelayFileEndEarly,
  RelayVodSourceFileFinish: RelayFileEndEarly,
  RelayVodSourceFileStart: RelayFileEndEarly,
  RelayTaskAlarmMsg,
  RelayTaskExitMsg,
  RelayTaskStartMsg,
  RelayUnknown,
  RelayVodSourceFileMsg,
  Snapshot,
  StreamBegin,
  StreamEnd,
}
