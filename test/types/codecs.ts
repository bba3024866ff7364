/** That every codec is one of its interface. Proves itself by compiling. */
import { expectTypeOf } from 'expect-type'
import type * as t from 'io-ts'

import { AudioAudit } from '../../src/event/AudioAudit.ts'
import { EvaluationAverage, EvaluationThreshold } from '../../src/event/Evaluation.ts'
import { ImageAudit } from '../../src/event/ImageAudit.ts'
import { LiveEvent, UnknownEvent } from '../../src/event/LiveEvent.ts'
import { LiveSubtitles } from '../../src/event/LiveSubtitles.ts'
import { LiveSummary } from '../../src/event/LiveSummary.ts'
import { StreamBegin, StreamEnd } from '../../src/event/Push.ts'
import { PushException } from '../../src/event/PushException.ts'
import { QualityControl } from '../../src/event/QualityControl.ts'
import { RecordException } from '../../src/event/RecordException.ts'
import { RecordFile } from '../../src/event/RecordFile.ts'
import { RecordStatus } from '../../src/event/RecordStatus.ts'
import {
  Relay,
  RelayResetTaskConfig,
  RelayTaskAlarm,
  RelayTaskExit,
  RelayTaskStart,
  RelayUnknown,
  RelayVodSourceFileFinish,
  RelayVodSourceFileStart,
} from '../../src/event/Relay.ts'
import { SmartErase } from '../../src/event/SmartErase.ts'
import { SmartHighlight } from '../../src/event/SmartHighlight.ts'
import { Snapshot } from '../../src/event/Snapshot.ts'
import { StreamLiveBegin, StreamLiveEnd } from '../../src/event/StreamLive.ts'
import type { JsonObject } from '../../src/wire/json.ts'

type Codec<A> = t.Type<A, JsonObject, unknown>

export const codecs = (): void => {
  expectTypeOf(AudioAudit).toEqualTypeOf<Codec<AudioAudit>>()
  expectTypeOf(EvaluationAverage).toEqualTypeOf<Codec<EvaluationAverage>>()
  expectTypeOf(EvaluationThreshold).toEqualTypeOf<Codec<EvaluationThreshold>>()
  expectTypeOf(ImageAudit).toEqualTypeOf<Codec<ImageAudit>>()
  expectTypeOf(LiveEvent).toEqualTypeOf<Codec<LiveEvent>>()
  expectTypeOf(LiveSubtitles).toEqualTypeOf<Codec<LiveSubtitles>>()
  expectTypeOf(LiveSummary).toEqualTypeOf<Codec<LiveSummary>>()
  expectTypeOf(PushException).toEqualTypeOf<Codec<PushException>>()
  expectTypeOf(QualityControl).toEqualTypeOf<Codec<QualityControl>>()
  expectTypeOf(RecordException).toEqualTypeOf<Codec<RecordException>>()
  expectTypeOf(RecordFile).toEqualTypeOf<Codec<RecordFile>>()
  expectTypeOf(RecordStatus).toEqualTypeOf<Codec<RecordStatus>>()
  expectTypeOf(Relay).toEqualTypeOf<Codec<Relay>>()
  expectTypeOf(RelayResetTaskConfig).toEqualTypeOf<Codec<RelayResetTaskConfig>>()
  expectTypeOf(RelayTaskAlarm).toEqualTypeOf<Codec<RelayTaskAlarm>>()
  expectTypeOf(RelayTaskExit).toEqualTypeOf<Codec<RelayTaskExit>>()
  expectTypeOf(RelayTaskStart).toEqualTypeOf<Codec<RelayTaskStart>>()
  expectTypeOf(RelayUnknown).toEqualTypeOf<Codec<RelayUnknown>>()
  expectTypeOf(RelayVodSourceFileFinish).toEqualTypeOf<Codec<RelayVodSourceFileFinish>>()
  expectTypeOf(RelayVodSourceFileStart).toEqualTypeOf<Codec<RelayVodSourceFileStart>>()
  expectTypeOf(SmartErase).toEqualTypeOf<Codec<SmartErase>>()
  expectTypeOf(SmartHighlight).toEqualTypeOf<Codec<SmartHighlight>>()
  expectTypeOf(Snapshot).toEqualTypeOf<Codec<Snapshot>>()
  expectTypeOf(StreamBegin).toEqualTypeOf<Codec<StreamBegin>>()
  expectTypeOf(StreamEnd).toEqualTypeOf<Codec<StreamEnd>>()
  expectTypeOf(StreamLiveBegin).toEqualTypeOf<Codec<StreamLiveBegin>>()
  expectTypeOf(StreamLiveEnd).toEqualTypeOf<Codec<StreamLiveEnd>>()
  expectTypeOf(UnknownEvent).toEqualTypeOf<Codec<UnknownEvent>>()
  expectTypeOf<t.TypeOf<typeof LiveEvent>>().toEqualTypeOf<LiveEvent>()
  expectTypeOf<t.OutputOf<typeof LiveEvent>>().toEqualTypeOf<JsonObject>()
}
