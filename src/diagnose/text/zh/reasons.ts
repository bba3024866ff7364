/** The sentences about refused signatures in Chinese. */
import type { ReasonTexts } from '../texts.ts'
import { duration } from './duration.ts'

export const unusableKey = '密钥为空或含有空白字符，无法使用：请与回调模板中的回调密钥核对。'

export const reasons: ReasonTexts = {
  KeyHasBlanks: () => '您提供的密钥含有空白或不可见字符：去掉后签名有效。',
  KeyInQuotes: () => '您提供的密钥带有引号：去掉后签名有效。请检查密钥所在的文件或变量。',
  KeyHasVariableName: () => '您提供的密钥前面带有变量名：去掉后签名有效。',
  SeveralKeysInOne: () => '您把多个密钥写在了一段文本里：用其中一个签名有效。请分别提供每个密钥。',
  KeyInOtherCase: () => '您提供的密钥与正确的密钥大小写不同。',

  SignedWithTFirst: () => '发送方按 md5(t + key) 生成 sign：应为 md5(key + t)，密钥在前。',
  SignedWithKeyAlone: () => '发送方只用密钥生成 sign：应为 md5(key + t)，t 为十位数字。',
  SignedWithBody: () => '发送方用密钥和消息体生成 sign：sign 只应包含密钥和 t，即 md5(key + t)。',
  SignedByHmac: () => '发送方用密钥生成 HMAC 作为 sign：应为普通的 md5(key + t)。',
  SignedWithSeparator: () =>
    '发送方生成 sign 时在密钥和 t 之间加入了其他字符：应为 md5(key + t)，中间没有任何内容。',
  SignedWithOtherUnit: () =>
    '发送方生成 sign 时 t 用了其他单位：应将密钥与消息体中的 t（十位秒数）直接拼接。',
  SignedWithoutKey: () => '发送方生成 sign 时没有密钥：其存放密钥的变量为空或未设置。',

  SignOfDocumentation: () => 'sign 是从文档示例复制来的：不是为这个 t 生成的。',
  SignedWithFixtureKey: () => 'sign 是用本库示例数据的密钥生成的：请用您自己的密钥重新签名。',

  KeyOfStreamLive: () => 'StreamLive 有自己的密钥，与输入的回调 URL 一同设置：请提供该密钥。',
  KeyOfOtherTemplate: () =>
    '您提供的可能是另一个回调模板的密钥：每个模板各有密钥，使用哪个模板由推流域名和 AppName 决定。',
  PushAuthenticationKey: () =>
    '您提供的可能是推流鉴权密钥，它用于推流地址的签名：回调密钥在回调模板中。',
  KeyChangedRecently: () =>
    '回调密钥可能在最近 10 分钟内修改过：生效前新旧密钥都在使用，请同时提供两者。',

  OnlyTimeIsWrong: () => '除 t 之外签名有效：密钥是正确的。',
  NotSignedWithKey: () => '无论时间如何，签名都无效：sign 不是用此密钥生成的。',
  OffByTimeZone: ({ seconds }) =>
    `t 几乎正好相差 ${duration(seconds)}，像是发送方把本地时间当成了 UTC：t 是 UTC 自 1970 年起的秒数。`,
  ExpiredBody: ({ seconds }) =>
    `消息体是重新发送的旧消息体，已过期 ${duration(seconds)}：请重新签名。`,
  TSetTooFarAhead: ({ seconds }) =>
    `发送方不是腾讯云，把 t 设得过于超前，超前了 ${duration(seconds)}：腾讯云设为 600 秒。`,
  ClockIsFast: () => '本机时钟偏快：请同步时钟。',
  ClockIsSlow: () => '本机时钟偏慢：请同步时钟。',

  SignIsNoText: () => 'sign 不是文本。',
  SignIsMasked: () => 'sign 被星号遮盖，与文档中的一样。',
  SignHasBlanks: () => 'sign 前后有空白字符。',
  SignInUpperCase: () => 'sign 是大写十六进制：必须为小写。',
  SignIsSha1: () => 'sign 看起来是 SHA-1：应为 MD5。',
  SignIsSha256: () => 'sign 看起来是 SHA-256：应为 MD5。',

  TInMilliseconds: () => 't 的单位是毫秒：必须为秒。',
  THasFraction: () => 't 带有小数：必须为整秒。',
  THasBlanks: () => 't 前后有空白字符。',
  TIsNoTime: () => 't 不是自 1970 年起的整秒数。',

  SignMisnamed: () => '消息体有一个名称相近的字段：必须命名为 sign。',
  TemplateHasNoKey: () =>
    '回调模板没有设置回调密钥，因此腾讯云不发送 t 和 sign：请设置密钥，并等待 10 分钟。',
  NotSentByTencent: () => '消息体不是腾讯云发送的：请查明是谁在调用此 URL。',
  TRemoved: () => '腾讯云与此服务之间有组件去掉了消息体中的 t，或改了它的名称。',
}
