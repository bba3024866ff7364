/** The reasons why a push ended, in English. */
import type { EndReasonTexts } from './texts.ts'

export const endReasons: EndReasonTexts = {
  amfInvalid: 'abnormal RTMP AMF data',
  clientEnded: 'the pushing client ended the stream',
  contentInvalid: 'abnormal RTMP content',
  dropped: 'the stream was dropped, banned or replaced by a newer push',
  frameOverConfigured: 'an RTMP frame was larger than the configured maximum',
  frameTooLarge: 'a frame was larger than the allowed maximum',
  internalError: 'internal error of the live service',
  networkProblem: 'network problem between the pushing client and Tencent Cloud',
  noData: 'Tencent Cloud ended the push because it received no data for a long time',
  noViewers: 'Tencent Cloud ended the push because no one played the stream',
  refused:
    'the push was refused: check domain, AppName, stream name, authentication, quota and account',
  thirdPartyRefused: 'third-party authentication failed',
  unknown: 'unknown reason',
}
