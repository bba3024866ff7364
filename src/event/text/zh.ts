/** The reasons why a push ended, in Chinese. */
import type { EndReasonTexts } from './texts.ts'

export const endReasons: EndReasonTexts = {
  amfInvalid: 'RTMP AMF 数据异常',
  clientEnded: '推流端主动断流',
  contentInvalid: 'RTMP 内容异常',
  dropped: '流被断开、禁推，或被新的推流取代',
  frameOverConfigured: '单个 RTMP 帧超过配置的最大值',
  frameTooLarge: '帧大小超过允许的最大值',
  internalError: '直播服务内部错误',
  networkProblem: '推流端与腾讯云之间的网络问题',
  noData: '长时间未收到数据，腾讯云主动断流',
  noViewers: '无人观看，腾讯云主动断流',
  refused: '推流被拒绝：请检查域名、AppName、流名、鉴权、配额和账号',
  thirdPartyRefused: '第三方鉴权失败',
  unknown: '未知原因',
}
