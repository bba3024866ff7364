import { Injectable } from '@nestjs/common'
import {
  emptySessions,
  forgetSessions,
  liveSessions,
  liveStreams,
  type StreamBegin,
  type StreamEnd,
} from 'tencent-live-callbacks'

/** The rooms that are live. Callbacks may arrive in any order. */
@Injectable()
export class Rooms {
  #sessions = emptySessions

  update(event: StreamBegin | StreamEnd): void {
    const now = new Date()
    this.#sessions = forgetSessions(liveSessions(this.#sessions, event), { now })
    const rooms = liveStreams(this.#sessions, { now }).map(({ stream }) => stream.stream_id)
    console.log('live:', rooms.join(', ') || 'no room')
  }
}
