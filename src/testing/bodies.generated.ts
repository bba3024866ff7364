// Written by scripts/generate/fixtures.mjs from the files in fixtures/; `npm run fixtures` regenerates it.
import AudioAudit202502 from '../../fixtures/AudioAudit/2025-02.json' with { type: 'json' }
import AudioAuditCurrent from '../../fixtures/AudioAudit/current.json' with { type: 'json' }
import AudioAuditNulls from '../../fixtures/AudioAudit/nulls.json' with { type: 'json' }
import EvaluationAverageCurrent from '../../fixtures/EvaluationAverage/current.json' with { type: 'json' }
import EvaluationThresholdCurrent from '../../fixtures/EvaluationThreshold/current.json' with { type: 'json' }
import EvaluationThresholdNoReference from '../../fixtures/EvaluationThreshold/no-reference.json' with { type: 'json' }
import EvaluationThresholdWithAverage from '../../fixtures/EvaluationThreshold/with-average.json' with { type: 'json' }
import ImageAuditCurrent from '../../fixtures/ImageAudit/current.json' with { type: 'json' }
import ImageAuditRightSpelling from '../../fixtures/ImageAudit/right-spelling.json' with { type: 'json' }
import ImageAuditV1 from '../../fixtures/ImageAudit/v1.json' with { type: 'json' }
import ImageAuditV2 from '../../fixtures/ImageAudit/v2.json' with { type: 'json' }
import ImageAuditV3 from '../../fixtures/ImageAudit/v3.json' with { type: 'json' }
import ImageAuditV3b from '../../fixtures/ImageAudit/v3b.json' with { type: 'json' }
import ImageAuditV4 from '../../fixtures/ImageAudit/v4.json' with { type: 'json' }
import ImageAuditV5 from '../../fixtures/ImageAudit/v5.json' with { type: 'json' }
import LiveSubtitlesCurrent from '../../fixtures/LiveSubtitles/current.json' with { type: 'json' }
import LiveSubtitlesPhp from '../../fixtures/LiveSubtitles/php.json' with { type: 'json' }
import LiveSubtitlesSteadState from '../../fixtures/LiveSubtitles/stead_state.json' with { type: 'json' }
import LiveSummaryCurrent from '../../fixtures/LiveSummary/current.json' with { type: 'json' }
import LiveSummaryUnsigned from '../../fixtures/LiveSummary/unsigned.json' with { type: 'json' }
import PushException2023 from '../../fixtures/PushException/2023.json' with { type: 'json' }
import PushExceptionCurrent from '../../fixtures/PushException/current.json' with { type: 'json' }
import PushExceptionSeconds from '../../fixtures/PushException/seconds.json' with { type: 'json' }
import QualityControlCurrent from '../../fixtures/QualityControl/current.json' with { type: 'json' }
import RecordExceptionCurrent from '../../fixtures/RecordException/current.json' with { type: 'json' }
import RecordExceptionError from '../../fixtures/RecordException/error.json' with { type: 'json' }
import RecordExceptionPhp from '../../fixtures/RecordException/php.json' with { type: 'json' }
import RecordFile2016 from '../../fixtures/RecordFile/2016.json' with { type: 'json' }
import RecordFile2019 from '../../fixtures/RecordFile/2019.json' with { type: 'json' }
import RecordFile2021 from '../../fixtures/RecordFile/2021.json' with { type: 'json' }
import RecordFile2022 from '../../fixtures/RecordFile/2022.json' with { type: 'json' }
import RecordFileCallbackExtBroken from '../../fixtures/RecordFile/callback_ext-broken.json' with { type: 'json' }
import RecordFileCos2025 from '../../fixtures/RecordFile/cos-2025.json' with { type: 'json' }
import RecordFileCurrent from '../../fixtures/RecordFile/current.json' with { type: 'json' }
import RecordFileLargeTaskId from '../../fixtures/RecordFile/large-task-id.json' with { type: 'json' }
import RecordStatus2024 from '../../fixtures/RecordStatus/2024.json' with { type: 'json' }
import RecordStatusCurrent from '../../fixtures/RecordStatus/current.json' with { type: 'json' }
import RecordStatusError from '../../fixtures/RecordStatus/error.json' with { type: 'json' }
import RecordStatusObject from '../../fixtures/RecordStatus/object.json' with { type: 'json' }
import RecordStatusPaused from '../../fixtures/RecordStatus/paused.json' with { type: 'json' }
import RecordStatusRelay from '../../fixtures/RecordStatus/relay.json' with { type: 'json' }
import RecordStatusResumed from '../../fixtures/RecordStatus/resumed.json' with { type: 'json' }
import RecordStatusStartFailed from '../../fixtures/RecordStatus/start-failed.json' with { type: 'json' }
import RecordStatusStartSucceeded from '../../fixtures/RecordStatus/start-succeeded.json' with { type: 'json' }
import RecordStatusTwiceEscaped from '../../fixtures/RecordStatus/twice-escaped.json' with { type: 'json' }
import RelayFileEndEarly from '../../fixtures/Relay/FileEndEarly.json' with { type: 'json' }
import RelayPullFileFailed from '../../fixtures/Relay/PullFileFailed.json' with { type: 'json' }
import RelayPullFileUnstable from '../../fixtures/Relay/PullFileUnstable.json' with { type: 'json' }
import RelayPushStreamFailed from '../../fixtures/Relay/PushStreamFailed.json' with { type: 'json' }
import RelayPushStreamUnstable from '../../fixtures/Relay/PushStreamUnstable.json' with { type: 'json' }
import RelayResetTaskConfig from '../../fixtures/Relay/ResetTaskConfig.json' with { type: 'json' }
import RelayTaskAlarm from '../../fixtures/Relay/TaskAlarm.json' with { type: 'json' }
import RelayTaskAlarmAlarmType from '../../fixtures/Relay/TaskAlarm-AlarmType.json' with { type: 'json' }
import RelayTaskExit from '../../fixtures/Relay/TaskExit.json' with { type: 'json' }
import RelayTaskExitTextCode from '../../fixtures/Relay/TaskExit-text-code.json' with { type: 'json' }
import RelayTaskStart from '../../fixtures/Relay/TaskStart.json' with { type: 'json' }
import RelayTaskStart2024 from '../../fixtures/Relay/TaskStart-2024.json' with { type: 'json' }
import RelayVodSourceFileFinish from '../../fixtures/Relay/VodSourceFileFinish.json' with { type: 'json' }
import RelayVodSourceFileFinishInsert from '../../fixtures/Relay/VodSourceFileFinish-insert.json' with { type: 'json' }
import RelayVodSourceFileStart from '../../fixtures/Relay/VodSourceFileStart.json' with { type: 'json' }
import RelayBrokenMsg from '../../fixtures/Relay/broken-msg.json' with { type: 'json' }
import RelayUnknown from '../../fixtures/Relay/unknown.json' with { type: 'json' }
import SmartEraseCurrent from '../../fixtures/SmartErase/current.json' with { type: 'json' }
import SmartHighlightCurrent from '../../fixtures/SmartHighlight/current.json' with { type: 'json' }
import SmartHighlightUnsigned from '../../fixtures/SmartHighlight/unsigned.json' with { type: 'json' }
import Snapshot2016 from '../../fixtures/Snapshot/2016.json' with { type: 'json' }
import Snapshot2019 from '../../fixtures/Snapshot/2019.json' with { type: 'json' }
import Snapshot2021 from '../../fixtures/Snapshot/2021.json' with { type: 'json' }
import SnapshotCurrent from '../../fixtures/Snapshot/current.json' with { type: 'json' }
import StreamBegin2016 from '../../fixtures/StreamBegin/2016.json' with { type: 'json' }
import StreamBegin2017Field from '../../fixtures/StreamBegin/2017-field.json' with { type: 'json' }
import StreamBegin2019 from '../../fixtures/StreamBegin/2019.json' with { type: 'json' }
import StreamBegin2021 from '../../fixtures/StreamBegin/2021.json' with { type: 'json' }
import StreamBeginCurrent from '../../fixtures/StreamBegin/current.json' with { type: 'json' }
import StreamBeginNoTime from '../../fixtures/StreamBegin/no-time.json' with { type: 'json' }
import StreamEnd2016 from '../../fixtures/StreamEnd/2016.json' with { type: 'json' }
import StreamEnd2017Field from '../../fixtures/StreamEnd/2017-field.json' with { type: 'json' }
import StreamEndAllText from '../../fixtures/StreamEnd/all-text.json' with { type: 'json' }
import StreamEndCurrent from '../../fixtures/StreamEnd/current.json' with { type: 'json' }
import StreamLiveBeginCurrent from '../../fixtures/StreamLiveBegin/current.json' with { type: 'json' }
import StreamLiveBeginPipelie from '../../fixtures/StreamLiveBegin/pipelie.json' with { type: 'json' }
import StreamLiveEndCurrent from '../../fixtures/StreamLiveEnd/current.json' with { type: 'json' }
import StreamLiveEndPipelie from '../../fixtures/StreamLiveEnd/pipelie.json' with { type: 'json' }
import Unknown328 from '../../fixtures/Unknown/328.json' with { type: 'json' }
import Unknown9999 from '../../fixtures/Unknown/9999.json' with { type: 'json' }
import type { JsonObject } from '../wire/json.ts'

/** Every body in fixtures/, by its folder and file name. */
export const bodies = {
  'AudioAudit/2025-02': AudioAudit202502,
  'AudioAudit/current': AudioAuditCurrent,
  'AudioAudit/nulls': AudioAuditNulls,
  'EvaluationAverage/current': EvaluationAverageCurrent,
  'EvaluationThreshold/current': EvaluationThresholdCurrent,
  'EvaluationThreshold/no-reference': EvaluationThresholdNoReference,
  'EvaluationThreshold/with-average': EvaluationThresholdWithAverage,
  'ImageAudit/current': ImageAuditCurrent,
  'ImageAudit/right-spelling': ImageAuditRightSpelling,
  'ImageAudit/v1': ImageAuditV1,
  'ImageAudit/v2': ImageAuditV2,
  'ImageAudit/v3': ImageAuditV3,
  'ImageAudit/v3b': ImageAuditV3b,
  'ImageAudit/v4': ImageAuditV4,
  'ImageAudit/v5': ImageAuditV5,
  'LiveSubtitles/current': LiveSubtitlesCurrent,
  'LiveSubtitles/php': LiveSubtitlesPhp,
  'LiveSubtitles/stead_state': LiveSubtitlesSteadState,
  'LiveSummary/current': LiveSummaryCurrent,
  'LiveSummary/unsigned': LiveSummaryUnsigned,
  'PushException/2023': PushException2023,
  'PushException/current': PushExceptionCurrent,
  'PushException/seconds': PushExceptionSeconds,
  'QualityControl/current': QualityControlCurrent,
  'RecordException/current': RecordExceptionCurrent,
  'RecordException/error': RecordExceptionError,
  'RecordException/php': RecordExceptionPhp,
  'RecordFile/2016': RecordFile2016,
  'RecordFile/2019': RecordFile2019,
  'RecordFile/2021': RecordFile2021,
  'RecordFile/2022': RecordFile2022,
  'RecordFile/callback_ext-broken': RecordFileCallbackExtBroken,
  'RecordFile/cos-2025': RecordFileCos2025,
  'RecordFile/current': RecordFileCurrent,
  'RecordFile/large-task-id': RecordFileLargeTaskId,
  'RecordStatus/2024': RecordStatus2024,
  'RecordStatus/current': RecordStatusCurrent,
  'RecordStatus/error': RecordStatusError,
  'RecordStatus/object': RecordStatusObject,
  'RecordStatus/paused': RecordStatusPaused,
  'RecordStatus/relay': RecordStatusRelay,
  'RecordStatus/resumed': RecordStatusResumed,
  'RecordStatus/start-failed': RecordStatusStartFailed,
  'RecordStatus/start-succeeded': RecordStatusStartSucceeded,
  'RecordStatus/twice-escaped': RecordStatusTwiceEscaped,
  'Relay/FileEndEarly': RelayFileEndEarly,
  'Relay/PullFileFailed': RelayPullFileFailed,
  'Relay/PullFileUnstable': RelayPullFileUnstable,
  'Relay/PushStreamFailed': RelayPushStreamFailed,
  'Relay/PushStreamUnstable': RelayPushStreamUnstable,
  'Relay/ResetTaskConfig': RelayResetTaskConfig,
  'Relay/TaskAlarm': RelayTaskAlarm,
  'Relay/TaskAlarm-AlarmType': RelayTaskAlarmAlarmType,
  'Relay/TaskExit': RelayTaskExit,
  'Relay/TaskExit-text-code': RelayTaskExitTextCode,
  'Relay/TaskStart': RelayTaskStart,
  'Relay/TaskStart-2024': RelayTaskStart2024,
  'Relay/VodSourceFileFinish': RelayVodSourceFileFinish,
  'Relay/VodSourceFileFinish-insert': RelayVodSourceFileFinishInsert,
  'Relay/VodSourceFileStart': RelayVodSourceFileStart,
  'Relay/broken-msg': RelayBrokenMsg,
  'Relay/unknown': RelayUnknown,
  'SmartErase/current': SmartEraseCurrent,
  'SmartHighlight/current': SmartHighlightCurrent,
  'SmartHighlight/unsigned': SmartHighlightUnsigned,
  'Snapshot/2016': Snapshot2016,
  'Snapshot/2019': Snapshot2019,
  'Snapshot/2021': Snapshot2021,
  'Snapshot/current': SnapshotCurrent,
  'StreamBegin/2016': StreamBegin2016,
  'StreamBegin/2017-field': StreamBegin2017Field,
  'StreamBegin/2019': StreamBegin2019,
  'StreamBegin/2021': StreamBegin2021,
  'StreamBegin/current': StreamBeginCurrent,
  'StreamBegin/no-time': StreamBeginNoTime,
  'StreamEnd/2016': StreamEnd2016,
  'StreamEnd/2017-field': StreamEnd2017Field,
  'StreamEnd/all-text': StreamEndAllText,
  'StreamEnd/current': StreamEndCurrent,
  'StreamLiveBegin/current': StreamLiveBeginCurrent,
  'StreamLiveBegin/pipelie': StreamLiveBeginPipelie,
  'StreamLiveEnd/current': StreamLiveEndCurrent,
  'StreamLiveEnd/pipelie': StreamLiveEndPipelie,
  'Unknown/328': Unknown328,
  'Unknown/9999': Unknown9999,
} satisfies Readonly<Record<string, JsonObject>>
