/** The reasons why a push ended, in English. */
import type { EndReasonTexts } from './texts.ts'

export const endReasons: EndReasonTexts = {
  amfInvalid: 'abnormal RTMP AMF data',
  clientEnded: 'the pushing client ended the stream',
  contentInvalid: 'abnormal RTMP content',
  dropped: 'the stream was dropped, banned or replaced by a newer push',
  frameOverConfigured: 'an RTMP frame larger than the configured maximum',
  frameTooLarge: 'a frame larger than the allowed maximum',
  internalError: 'internal error of the live service',
  networkProblem: 'network problem on the way from the pushing client',
  noData: 'no data came for a long time, so the system cut the push',
  noViewers: 'nobody played the stream, so the system cut the push',
  refused: 'the push was refused: domain, AppName, stream name, authentication, quota or account',
  thirdPartyRefused: 'third-party authentication failed',
  unknown: 'unknown reason',
}
