/** The values of AudioAudit. */
import fc from 'fast-check'

import type {
  AudioAudit,
  AudioAuditData,
  AudioHitInfo,
  AudioLanguageResult,
  AudioMoanResult,
  AudioPosition,
  AudioRecognitionResult,
  AudioSpeakerResult,
  AudioTag,
  AudioTextResult,
  AudioTranscript,
} from '../../src/event/AudioAudit.ts'
import {
  finite,
  id,
  integer,
  intOf,
  listOf,
  oneOf,
  record,
  rounded,
  seconds,
  text,
} from './values.ts'

const suggestion = oneOf('Block', 'Pass', 'Review')

const span = { StartTime: finite, EndTime: finite }

const audioLanguageResult = record<AudioLanguageResult>({
  required: {},
  optional: { ...span, Label: text, Score: finite },
})

const audioSpeakerResult = record<AudioSpeakerResult>({
  required: {},
  optional: { ...span, Label: text, Score: finite },
})

const audioMoanResult = record<AudioMoanResult>({
  required: {},
  optional: { ...span, Label: text, SubLabel: text, Score: finite, Suggestion: suggestion },
})

const audioTag = record<AudioTag>({
  required: {},
  optional: { ...span, Name: oneOf('Female', 'Male', 'Teenager'), Score: finite },
})

const audioRecognitionResult = record<AudioRecognitionResult>({
  required: {},
  optional: { Label: oneOf('Gender', 'Teenager'), Tags: listOf(audioTag) },
})

const audioPosition = record<AudioPosition>({
  required: {},
  optional: { Start: integer, End: integer },
})

const audioHitInfo = record<AudioHitInfo>({
  required: {},
  optional: {
    Type: oneOf('Keyword', 'Model'),
    Keyword: text,
    LibName: text,
    Positions: listOf(audioPosition),
  },
})

const audioTextResult = record<AudioTextResult>({
  required: {},
  optional: {
    Label: oneOf('Abuse', 'Ad', 'Custom', 'Normal', 'Porn'),
    SubLabel: text,
    Keywords: listOf(text),
    LibId: id,
    LibName: text,
    LibType: intOf(0, 1, 2),
    Score: finite,
    Suggestion: suggestion,
    HitInfos: listOf(audioHitInfo),
  },
})

const audioTranscript = record<AudioTranscript>({
  required: {},
  optional: {
    id,
    appearing_point: listOf(finite),
    confidence: finite,
    periods: text,
    url: text,
    create_time: seconds,
  },
})

const audioAuditData = record<AudioAuditData>({
  required: {},
  optional: { asr_tmp_full_results: listOf(audioTranscript) },
})

export const audioAudit: fc.Arbitrary<AudioAudit> = record<AudioAudit>({
  required: { event_type: fc.constant(315), stream_id: id },
  optional: {
    channel_id: id,
    // An integer that JSON does not round is decoded to its digits.
    task_id: fc.oneof(id, rounded),
    appid: integer,
    bizid: integer,
    domain: text,
    path: text,
    HitFlag: integer,
    Score: finite,
    SubTag: text,
    status: integer,
    asr_text: text,
    cdn_url: text,
    duration: finite,
    label: oneOf('Abuse', 'Ad', 'Custom', 'Normal', 'Porn'),
    sub_label: text,
    suggestion,
    language_results: listOf(audioLanguageResult),
    moan_results: listOf(audioMoanResult),
    recognition_results: listOf(audioRecognitionResult),
    speaker_results: listOf(audioSpeakerResult),
    text_results: listOf(audioTextResult),
    request_id: id,
    seq: finite,
    data: audioAuditData,
    interface: text,
  },
})
