// Written by scripts/generate/compiled.mjs from the codecs; `npm run compiled` regenerates it.
// Values that a function does not accept are decoded by the table of codecs.
/* eslint-disable */
// @ts-nocheck: the fields of an input are unknown, and each function checks its own.
import { finite, flag, integer, millis, nonBlank, nonBlankPart, part, seconds, text, type Literal } from '../wire/literal.ts'

const AbductionRisk: Literal = (input, read) => ({
  level: finite(input.level),
  type: integer(input.type),
})

const AbnormalEvent: Literal = (input, read) => ({
  count: finite(input.count),
  detail: part(input.detail, read.detail),
  event_key: text(input.event_key),
  type: integer(input.type),
  type_desc_cn: text(input.type_desc_cn),
  type_desc_en: text(input.type_desc_en),
})

const AbnormalEventDetail: Literal = (input, read) => ({
  desc: text(input.desc),
  occur_time: millis(input.occur_time),
})

const AudioAudit: Literal = (input, read) => ({
  HitFlag: integer(input.HitFlag),
  Score: finite(input.Score),
  SubTag: text(input.SubTag),
  appid: integer(input.appid),
  asr_text: text(input.asr_text),
  cdn_url: text(input.cdn_url),
  channel_id: nonBlank(input.channel_id),
  data: part(input.data, read.data),
  domain: text(input.domain),
  duration: finite(input.duration),
  event_type: part(input.event_type, read.event_type),
  interface: text(input.interface),
  label: text(input.label),
  language_results: part(input.language_results, read.language_results),
  moan_results: part(input.moan_results, read.moan_results),
  path: text(input.path),
  recognition_results: part(input.recognition_results, read.recognition_results),
  request_id: nonBlank(input.request_id),
  seq: finite(input.seq),
  speaker_results: part(input.speaker_results, read.speaker_results),
  status: integer(input.status),
  stream_id: text(input.stream_id),
  sub_label: text(input.sub_label),
  suggestion: text(input.suggestion),
  task_id: nonBlankPart(input.task_id, read.task_id),
  text_results: part(input.text_results, read.text_results),
})

const AudioAuditData: Literal = (input, read) => ({
  asr_tmp_full_results: part(input.asr_tmp_full_results, read.asr_tmp_full_results),
})

const AudioHitInfo: Literal = (input, read) => ({
  Keyword: text(input.Keyword),
  LibName: text(input.LibName),
  Positions: part(input.Positions, read.Positions),
  Type: text(input.Type),
})

const AudioLanguageResult: Literal = (input, read) => ({
  EndTime: finite(input.EndTime),
  Label: text(input.Label),
  Score: finite(input.Score),
  StartTime: finite(input.StartTime),
})

const AudioMoanResult: Literal = (input, read) => ({
  EndTime: finite(input.EndTime),
  Label: text(input.Label),
  Score: finite(input.Score),
  StartTime: finite(input.StartTime),
  SubLabel: text(input.SubLabel),
  Suggestion: text(input.Suggestion),
})

const AudioPosition: Literal = (input, read) => ({
  End: integer(input.End),
  Start: integer(input.Start),
})

const AudioRecognitionResult: Literal = (input, read) => ({
  Label: text(input.Label),
  Tags: part(input.Tags, read.Tags),
})

const AudioTag: Literal = (input, read) => ({
  EndTime: finite(input.EndTime),
  Name: text(input.Name),
  Score: finite(input.Score),
  StartTime: finite(input.StartTime),
})

const AudioTextResult: Literal = (input, read) => ({
  HitInfos: part(input.HitInfos, read.HitInfos),
  Keywords: part(input.Keywords, read.Keywords),
  Label: text(input.Label),
  LibId: nonBlank(input.LibId),
  LibName: text(input.LibName),
  LibType: integer(input.LibType),
  Score: finite(input.Score),
  SubLabel: text(input.SubLabel),
  Suggestion: text(input.Suggestion),
})

const AudioTranscript: Literal = (input, read) => ({
  appearing_point: part(input.appearing_point, read.appearing_point),
  confidence: finite(input.confidence),
  create_time: seconds(input.create_time),
  id: nonBlank(input.id),
  periods: text(input.periods),
  url: text(input.url),
})

const ErasedSentence: Literal = (input, read) => ({
  end_pts: finite(input.end_pts),
  end_unix_time: seconds(input.end_unix_time),
  keywords_info: part(input.keywords_info, read.keywords_info),
  src_txt: text(input.src_txt),
  start_pts: finite(input.start_pts),
  start_unix_time: seconds(input.start_unix_time),
})

const ErasedWord: Literal = (input, read) => ({
  begin_time: finite(input.begin_time),
  end_time: finite(input.end_time),
  word: text(input.word),
})

const EvaluationAverage: Literal = (input, read) => ({
  appid: integer(input.appid),
  appname: text(input.appname),
  average_score: finite(input.average_score),
  class: text(input.class),
  domain: text(input.domain),
  event_time: seconds(input.event_time),
  event_type: part(input.event_type, read.event_type),
  frames: part(input.frames, read.frames),
  function: text(input.function),
  max_score: finite(input.max_score),
  min_score: finite(input.min_score),
  stream_id: text(input.stream_id),
  transcode_template_id: integer(input.transcode_template_id),
})

const EvaluationFrame: Literal = (input, read) => ({
  score: finite(input.score),
  time: millis(input.time),
})

const EvaluationThreshold: Literal = (input, read) => ({
  appid: integer(input.appid),
  appname: text(input.appname),
  class: text(input.class),
  domain: text(input.domain),
  event_time: seconds(input.event_time),
  event_type: part(input.event_type, read.event_type),
  frames: part(input.frames, read.frames),
  function: text(input.function),
  stream_id: text(input.stream_id),
  transcode_template_id: integer(input.transcode_template_id),
})

const Highlight: Literal = (input, read) => ({
  begin_time: seconds(input.begin_time),
  cov_img_store_url: text(input.cov_img_store_url),
  end_time: seconds(input.end_time),
  key_words: part(input.key_words, read.key_words),
  summary: text(input.summary),
  title: text(input.title),
  video_store_url: text(input.video_store_url),
})

const ImageAudit: Literal = (input, read) => ({
  abductionRisk: part(input.abductionRisk, read.abductionRisk),
  app: text(input.app),
  appid: integer(input.appid),
  appname: text(input.appname),
  channelId: nonBlank(input.channelId),
  event_type: part(input.event_type, read.event_type),
  faceDetails: part(input.faceDetails, read.faceDetails),
  img: text(input.img),
  label: text(input.label),
  labelResults: part(input.labelResults, read.labelResults),
  level: finite(input.level),
  libResults: part(input.libResults, read.libResults),
  objectResults: part(input.objectResults, read.objectResults),
  ocrMsg: text(input.ocrMsg),
  ocrResults: part(input.ocrResults, read.ocrResults),
  score: part(input.score, read.score),
  screenshotTime: seconds(input.screenshotTime),
  sendTime: seconds(input.sendTime),
  streamId: text(input.streamId),
  stream_param: text(input.stream_param),
  subLabel: text(input.subLabel),
  suggestion: text(input.suggestion),
  type: part(input.type, read.type),
})

const ImageFace: Literal = (input, read) => ({
  age: finite(input.age),
  beauty: finite(input.beauty),
  expression: finite(input.expression),
  gender: finite(input.gender),
  height: finite(input.height),
  width: finite(input.width),
  x: finite(input.x),
  y: finite(input.y),
})

const ImageGame: Literal = (input, read) => ({
  confidence: finite(input.confidence),
  name: text(input.name),
})

const ImageGameDetails: Literal = (input, read) => ({
  battlegrounds: part(input.battlegrounds, read.battlegrounds),
  gameList: part(input.gameList, read.gameList),
})

const ImageLabelDetail: Literal = (input, read) => ({
  Id: integer(input.Id),
  Name: text(input.Name),
  Score: finite(input.Score),
})

const ImageLabelResult: Literal = (input, read) => ({
  Details: part(input.Details, read.Details),
  HitFlag: integer(input.HitFlag),
  Label: text(input.Label),
  Scene: text(input.Scene),
  Score: finite(input.Score),
  SubLabel: text(input.SubLabel),
  Suggestion: text(input.Suggestion),
})

const ImageLibDetail: Literal = (input, read) => ({
  Id: integer(input.Id),
  ImageId: nonBlank(input.ImageId),
  Label: text(input.Label),
  Score: finite(input.Score),
  Tag: text(input.Tag),
})

const ImageLibResult: Literal = (input, read) => ({
  Details: part(input.Details, read.Details),
  Label: text(input.Label),
  Scene: text(input.Scene),
  Score: finite(input.Score),
  SubLabel: text(input.SubLabel),
  Suggestion: text(input.Suggestion),
})

const ImageLocation: Literal = (input, read) => ({
  Height: finite(input.Height),
  Rotate: finite(input.Rotate),
  Width: finite(input.Width),
  X: finite(input.X),
  Y: finite(input.Y),
})

const ImageObjectDetail: Literal = (input, read) => ({
  Id: integer(input.Id),
  Location: part(input.Location, read.Location),
  Name: text(input.Name),
  Score: finite(input.Score),
  Value: text(input.Value),
})

const ImageObjectResult: Literal = (input, read) => ({
  Details: part(input.Details, read.Details),
  HitFlag: integer(input.HitFlag),
  Label: text(input.Label),
  Names: part(input.Names, read.Names),
  Scene: text(input.Scene),
  Score: finite(input.Score),
  SubLabel: text(input.SubLabel),
  Suggestion: text(input.Suggestion),
})

const ImageOcrDetail: Literal = (input, read) => ({
  Keywords: part(input.Keywords, read.Keywords),
  Label: text(input.Label),
  Location: part(input.Location, read.Location),
  Score: finite(input.Score),
  Text: text(input.Text),
})

const ImageOcrResult: Literal = (input, read) => ({
  Details: part(input.Details, read.Details),
  HitFlag: integer(input.HitFlag),
  Label: text(input.Label),
  Scene: text(input.Scene),
  Score: finite(input.Score),
  SubLabel: text(input.SubLabel),
  Suggestion: text(input.Suggestion),
  Text: text(input.Text),
})

const LiveSubtitles: Literal = (input, read) => ({
  appid: integer(input.appid),
  channel_id: nonBlank(input.channel_id),
  data: part(input.data, read.data),
  event_type: part(input.event_type, read.event_type),
  stream_id: text(input.stream_id),
  task_id: nonBlank(input.task_id),
})

const LiveSubtitlesData: Literal = (input, read) => ({
  subtitle_tmp_res: part(input.subtitle_tmp_res, read.subtitle_tmp_res),
})

const LiveSummary: Literal = (input, read) => ({
  appid: integer(input.appid),
  begin_time: seconds(input.begin_time),
  domain: text(input.domain),
  end_time: seconds(input.end_time),
  event_type: part(input.event_type, read.event_type),
  key_points: part(input.key_points, read.key_points),
  key_words: part(input.key_words, read.key_words),
  path: text(input.path),
  stream_id: text(input.stream_id),
  summary: text(input.summary),
  title: text(input.title),
})

const PushException: Literal = (input, read) => ({
  abnormal_event: part(input.abnormal_event, read.abnormal_event),
  appid: integer(input.appid),
  data_time: millis(input.data_time),
  domain: text(input.domain),
  event_type: part(input.event_type, read.event_type),
  interface: text(input.interface),
  path: text(input.path),
  report_interval: finite(input.report_interval),
  sequence: nonBlank(input.sequence),
  stream_id: text(input.stream_id),
  stream_param: text(input.stream_param),
  timeout: finite(input.timeout),
  user_ip: text(input.user_ip),
})

const QualityControl: Literal = (input, read) => ({
  appid: integer(input.appid),
  appname: text(input.appname),
  class: text(input.class),
  domain: text(input.domain),
  event_time: seconds(input.event_time),
  event_type: part(input.event_type, read.event_type),
  function: text(input.function),
  score: finite(input.score),
  stream_id: text(input.stream_id),
  transcode_template_id: integer(input.transcode_template_id),
  watermark_template_id: integer(input.watermark_template_id),
})

const RecordDetail: Literal = (input, read) => ({
  file_format: integer(input.file_format),
  record_bps: finite(input.record_bps),
  start_model: integer(input.start_model),
  record_content: integer(input.record_content),
  source_type: integer(input.source_type),
  codec_temp_id: integer(input.codec_temp_id),
})

const RecordException: Literal = (input, read) => ({
  appid: integer(input.appid),
  domain: text(input.domain),
  event_type: part(input.event_type, read.event_type),
  exception: part(input.exception, read.exception),
  exception_level: text(input.exception_level),
  file_format: text(input.file_format),
  interface: text(input.interface),
  path: text(input.path),
  session_id: nonBlank(input.session_id),
  stream_id: text(input.stream_id),
  timestamp: seconds(input.timestamp),
})

const RecordExceptionDetail: Literal = (input, read) => ({
  desc: text(input.desc),
  occurs: finite(input.occurs),
  type: integer(input.type),
})

const RecordFile: Literal = (input, read) => ({
  app: text(input.app),
  appid: integer(input.appid),
  appname: text(input.appname),
  callback_ext: nonBlankPart(input.callback_ext, read.callback_ext),
  channel_id: nonBlank(input.channel_id),
  duration: finite(input.duration),
  end_time: seconds(input.end_time),
  end_time_usec: finite(input.end_time_usec),
  event_type: part(input.event_type, read.event_type),
  file_format: text(input.file_format),
  file_id: text(input.file_id),
  file_size: finite(input.file_size),
  media_start_time: finite(input.media_start_time),
  record_bps: finite(input.record_bps),
  record_file_id: nonBlank(input.record_file_id),
  record_temp_id: nonBlank(input.record_temp_id),
  start_time: seconds(input.start_time),
  start_time_usec: finite(input.start_time_usec),
  stream_id: text(input.stream_id),
  stream_param: text(input.stream_param),
  task_id: nonBlank(input.task_id),
  video_url: text(input.video_url),
})

const RecordFileExt: Literal = (input, read) => ({
  video_codec: text(input.video_codec),
  resolution: text(input.resolution),
  session_id: nonBlank(input.session_id),
})

const RecordStatus: Literal = (input, read) => ({
  appid: integer(input.appid),
  appname: text(input.appname),
  domain: text(input.domain),
  event_time: seconds(input.event_time),
  event_type: part(input.event_type, read.event_type),
  record_detail: nonBlankPart(input.record_detail, read.record_detail),
  record_event: text(input.record_event),
  seq: nonBlank(input.seq),
  session_id: nonBlank(input.session_id),
  stream_id: text(input.stream_id),
  task_id: nonBlank(input.task_id),
})

const RelayFileEndEarly: Literal = (input, read) => ({
  appid: integer(input.appid),
  callback_event: part(input.callback_event, read.callback_event),
  event_type: part(input.event_type, read.event_type),
  interface: text(input.interface),
  msg: nonBlankPart(input.msg, read.msg),
  product_name: text(input.product_name),
  source_urls: nonBlankPart(input.source_urls, read.source_urls),
  stream_id: nonBlank(input.stream_id),
  task_id: nonBlank(input.task_id),
  to_url: text(input.to_url),
})

const RelayTaskAlarmMsg: Literal = (input, read) => ({
  type: text(input.type),
})

const RelayTaskExit: Literal = (input, read) => ({
  appid: integer(input.appid),
  callback_event: part(input.callback_event, read.callback_event),
  event_type: part(input.event_type, read.event_type),
  interface: text(input.interface),
  msg: nonBlankPart(input.msg, read.msg),
  product_name: text(input.product_name),
  source_urls: nonBlankPart(input.source_urls, read.source_urls),
})

const RelayTaskExitMsg: Literal = (input, read) => ({
  message: text(input.message),
  code: integer(input.code),
  task_exit_time: millis(input.task_exit_time),
})

const RelayTaskStartMsg: Literal = (input, read) => ({
  task_start_time: millis(input.task_start_time),
})

const RelayVodSourceFileFinish: Literal = (input, read) => ({
  appid: integer(input.appid),
  callback_event: part(input.callback_event, read.callback_event),
  callback_url: text(input.callback_url),
  event_type: part(input.event_type, read.event_type),
  interface: text(input.interface),
  msg: nonBlankPart(input.msg, read.msg),
  product_name: text(input.product_name),
  source_urls: nonBlankPart(input.source_urls, read.source_urls),
  stream_id: nonBlank(input.stream_id),
  task_id: nonBlank(input.task_id),
  to_url: text(input.to_url),
})

const RelayVodSourceFileMsg: Literal = (input, read) => ({
  url: text(input.url),
  index: integer(input.index),
  duration: finite(input.duration),
})

const SmartHighlight: Literal = (input, read) => ({
  appid: integer(input.appid),
  domain: text(input.domain),
  event_type: part(input.event_type, read.event_type),
  items: part(input.items, read.items),
  path: text(input.path),
  stream_id: text(input.stream_id),
})

const Snapshot: Literal = (input, read) => ({
  app: text(input.app),
  appname: text(input.appname),
  channel_id: nonBlank(input.channel_id),
  create_time: seconds(input.create_time),
  event_type: part(input.event_type, read.event_type),
  file_size: finite(input.file_size),
  height: finite(input.height),
  pic_full_url: text(input.pic_full_url),
  pic_url: text(input.pic_url),
  stream_id: text(input.stream_id),
  stream_param: text(input.stream_param),
  task_id: nonBlank(input.task_id),
  width: finite(input.width),
})

const StreamBegin: Literal = (input, read) => ({
  app: text(input.app),
  appid: integer(input.appid),
  appname: text(input.appname),
  channel_id: nonBlank(input.channel_id),
  errcode: integer(input.errcode),
  errmsg: text(input.errmsg),
  event_time: seconds(input.event_time),
  event_type: part(input.event_type, read.event_type),
  height: finite(input.height),
  idc_id: integer(input.idc_id),
  node: text(input.node),
  sequence: nonBlank(input.sequence),
  set_id: integer(input.set_id),
  stream_id: text(input.stream_id),
  stream_param: text(input.stream_param),
  user_ip: text(input.user_ip),
  width: finite(input.width),
})

const StreamEnd: Literal = (input, read) => ({
  app: text(input.app),
  appid: integer(input.appid),
  appname: text(input.appname),
  channel_id: nonBlank(input.channel_id),
  errcode: integer(input.errcode),
  errmsg: text(input.errmsg),
  event_time: seconds(input.event_time),
  event_type: part(input.event_type, read.event_type),
  height: finite(input.height),
  idc_id: integer(input.idc_id),
  node: text(input.node),
  push_duration: part(input.push_duration, read.push_duration),
  sequence: nonBlank(input.sequence),
  set_id: integer(input.set_id),
  stream_id: text(input.stream_id),
  stream_param: text(input.stream_param),
  user_ip: text(input.user_ip),
  width: finite(input.width),
})

const Subtitle: Literal = (input, read) => ({
  dst_txt: text(input.dst_txt),
  end_pts: finite(input.end_pts),
  end_unix_time: seconds(input.end_unix_time),
  src_txt: text(input.src_txt),
  start_pts: finite(input.start_pts),
  start_unix_time: seconds(input.start_unix_time),
  steady_state: flag(input.steady_state),
})

/** The literals of objects, by the names of their codecs. */
export const compiled: Readonly<Record<string, Literal>> = {
  AbductionRisk,
  AbnormalEvent,
  AbnormalEventDetail,
  AudioAudit,
  AudioAuditData,
  AudioHitInfo,
  AudioLanguageResult,
  AudioSpeakerResult: AudioLanguageResult,
  AudioMoanResult,
  AudioPosition,
  AudioRecognitionResult,
  AudioTag,
  AudioTextResult,
  AudioTranscript,
  ErasedSentence,
  ErasedWord,
  EvaluationAverage,
  EvaluationFrame,
  EvaluationThreshold,
  Highlight,
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
  LiveSubtitles,
  SmartErase: LiveSubtitles,
  LiveSubtitlesData,
  SmartEraseData: LiveSubtitlesData,
  LiveSummary,
  PushException,
  QualityControl,
  RecordDetail,
  RecordException,
  RecordExceptionDetail,
  RecordFile,
  RecordFileExt,
  RecordStatus,
  RelayFileEndEarly,
  RelayPullFileFailed: RelayFileEndEarly,
  RelayPullFileUnstable: RelayFileEndEarly,
  RelayPushStreamFailed: RelayFileEndEarly,
  RelayPushStreamUnstable: RelayFileEndEarly,
  RelayResetTaskConfig: RelayFileEndEarly,
  RelayTaskAlarm: RelayFileEndEarly,
  RelayTaskStart: RelayFileEndEarly,
  RelayTaskAlarmMsg,
  RelayTaskExit,
  RelayTaskExitMsg,
  RelayTaskStartMsg,
  RelayVodSourceFileFinish,
  RelayVodSourceFileStart: RelayVodSourceFileFinish,
  RelayVodSourceFileMsg,
  SmartHighlight,
  Snapshot,
  StreamBegin,
  StreamEnd,
  Subtitle,
}
