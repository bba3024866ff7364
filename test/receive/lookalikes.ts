/** Bodies without `event_type`, for each thing that they look like. */
import type { Lookalike } from '../../src/receive/lookalike.ts'
import type { JsonObject } from '../../src/wire/json.ts'

/** A missing one does not compile. The first of each is a whole body. */
export const lookalikes: Readonly<
  Record<Lookalike, readonly [JsonObject, ...ReadonlyArray<JsonObject>]>
> = {
  ChatCallback: [
    {
      CallbackCommand: 'Group.CallbackAfterSendMsg',
      GroupId: 'room-1',
      From_Account: 'user-1',
      MsgBody: [{ MsgType: 'TIMTextElem', MsgContent: { Text: 'hello' } }],
      EventTime: 1760000061775,
    },
    // As that of a room of a live broadcast, which has an EventType.
    {
      CallbackCommand: 'Live.CallbackAfterDestroyRoom',
      EventType: 'DestroyBySystem',
      RoomInfo: { RoomId: 'room-1' },
      RoomEvent: {},
    },
    { CallbackCommand: 'State.StateChange' },
  ],
  TrtcCallback: [
    {
      EventGroupId: 1,
      EventType: 103,
      CallbackTs: 1760000061775,
      EventInfo: { RoomId: 'room-1', EventTs: 1760000061, UserId: 'user-1', Role: 21 },
    },
    { EventGroupId: '2', EventType: '201' },
  ],
  VodEvent: [
    {
      EventType: 'NewFileUpload',
      FileUploadEvent: { FileId: '5285890780000000001', ProcedureTaskId: '' },
    },
    { EventType: 'ProcedureStateChanged', FileUploadEvent: null, ProcedureStateChangeEvent: {} },
    { version: '4.0', eventType: 'TaskComplete', data: { status: 0 } },
  ],
  CallbackRecord: [
    {
      EventTime: '2025-10-09T08:54:21Z',
      EventType: 0,
      Request: '{"event_type":0,"stream_id":"room-1"}',
      Response: '{"code":200}',
      ResponseTime: '2025-10-09T08:54:22Z',
      ResultCode: 0,
      StreamId: 'room-1',
    },
    { EventType: '0', Request: '', ResponseTime: 'x' },
    { EventType: 1, Request: '', StreamId: 'x' },
    { Response: { DataInfoList: [], PageNum: 1, RequestId: 'x' } },
    { DataInfoList: [] },
  ],
  OldImageAudit: [
    { streamId: 'room-1', channelId: 'room-1', img: 'http://img.example.com/1.jpg', type: [1] },
    { streamId: 'x', type: 1 },
    { streamId: 'x', confidence: 1 },
  ],
  TornJson: [{ '{"event_type":1,"a":': { '1': '' } }],
  EmptyObject: [{}],
  Unknown: [
    { hello: 1 },
    { streamId: 'x' },
    { EventType: 'NewFileUpload' },
    { EventType: 'NewFileUpload', FileUploadEvent: null },
    { EventType: 1, FileUploadEvent: {} },
    { eventType: 'TaskComplete', data: 'x' },
    { eventType: 1, data: {} },
    { EventGroupId: 1 },
    { EventType: 101, EventInfo: {} },
    { CallbackCommand: 1 },
    { sign: 'x' },
    { EventType: 0, Request: {}, ResultCode: 0 },
    { Request: '{"event_type":0}', ResultCode: 0 },
    { EventType: 0, Request: '{"event_type":0}' },
    { Response: 'ok', DataInfoList: [] },
    { Response: { DataInfoList: {} } },
  ],
}

/** Each body with what it looks like. */
export const allLookalikes: ReadonlyArray<readonly [Lookalike, JsonObject]> = (
  Object.keys(lookalikes) as Array<Lookalike>
).flatMap((looksLike) => lookalikes[looksLike].map((body) => [looksLike, body] as const))
