/** The sentences for likely reasons of a refused signature in Chinese. */
import type { ReasonTexts } from '../texts.ts'
import { duration, offset } from './duration.ts'

export const unusableKey =
  '密钥为空，或含有空白、引号或不可见字符，无法使用：请与回调模板中的回调密钥核对。'

export const reasons: ReasonTexts = {
  KeyHasBlanks: ({ lineBreak }) =>
    lineBreak
      ? '您提供的密钥开头或末尾有换行符：去掉后签名匹配。请检查密钥所在的文件或变量。'
      : '您提供的密钥含有空白或不可见字符：去掉后签名匹配。',
  KeyInQuotes: () => '您提供的密钥带有引号：去掉后签名匹配。请检查密钥所在的文件或变量。',
  KeyHasVariableName: () => '您提供的密钥前面带有变量名：去掉后签名匹配。',
  SeveralKeysInOne: () =>
    '您把多个密钥写在了一起：用其中一个密钥校验时签名匹配。请分别提供每个密钥。',
  KeyInOtherCase: () => '您提供的密钥与回调密钥只有大小写不同：请重新复制。',

  SignedWithTFirst: () => '发送方按 md5(t + key) 生成 sign：应为 md5(key + t)，密钥在前。',
  SignedWithKeyAlone: () => '发送方只用密钥生成 sign，没有用 t：应为 md5(key + t)，t 为十位数字。',
  SignedWithBody: () => '发送方用密钥和消息体生成 sign：应为 md5(key + t)，不含消息体。',
  SignedByHmac: () => '发送方用密钥生成 HMAC 作为 sign：应为普通的 md5(key + t)。',
  SignedWithSeparator: () =>
    '发送方生成 sign 时在密钥和 t 之间加了分隔符：应为 md5(key + t)，中间没有其他字符。',
  SignedWithOtherUnit: () =>
    '发送方生成 sign 时 t 用了其他单位：应为 md5(key + t)，t 与消息体中的完全一致（十位秒数）。',
  SignedWithoutKey: () => '发送方生成 sign 时没有用密钥：其存放密钥的变量为空或未设置。',

  SignOfDocumentation: () => 'sign 是从文档示例复制来的：不是为这条消息体生成的。',
  SignedWithFixtureKey: () => 'sign 是用本库示例数据的密钥生成的：请用您自己的密钥重新签名。',

  KeyOfStreamLive: () => 'StreamLive 有自己的密钥，与输入的回调 URL 一同设置：请提供该密钥。',
  KeyOfOtherTemplate: () =>
    '您提供的可能是另一个回调模板的密钥：每个模板有各自的密钥，使用哪个模板由推流域名和 AppName 决定。',
  PushAuthenticationKey: () =>
    '您提供的可能是推流鉴权密钥，它用于推流地址的签名：请使用回调模板中的回调密钥。',
  KeyChangedRecently: () =>
    '回调密钥可能在最近 10 分钟内修改过：生效前新旧密钥都在使用，请同时提供两者。',

  OnlyTimeIsWrong: () => '密钥正确：只是 t 不对。',
  NotSignedWithKey: () => 'sign 也不是用此密钥生成的：即使 t 正确，签名也会被拒绝。',
  OffByTimeZone: ({ seconds }) =>
    `t 几乎正好相差 ${offset(seconds)}，像是发送方把本地时间当成了 UTC：t 应为 UTC 时间自 1970 年起的秒数。`,
  ExpiredBody: ({ seconds }) =>
    `这是一条被重新发送的旧消息体，已过期 ${duration(seconds)}：请重新签名。`,
  TSetTooFarAhead: ({ seconds }) =>
    `发送方不是腾讯云，把 t 设为 ${duration(seconds)}之后：应为 600 秒之后。`,
  ClockIsFast: () => '本机时钟偏快：请同步时钟。',
  ClockIsSlow: () => '本机时钟偏慢：请同步时钟。',

  SignIsNoText: () => 'sign 不是文本：应为带引号的 32 位小写十六进制数。',
  SignIsMasked: () => 'sign 被星号遮盖，与文档中的一样。',
  SignHasBlanks: () => 'sign 前后有空白字符：请去掉。',
  SignInUpperCase: () => 'sign 是大写十六进制：必须为小写。',
  SignIsSha1: () => 'sign 看起来是 SHA-1：应为 MD5。',
  SignIsSha256: () => 'sign 看起来是 SHA-256：应为 MD5。',

  TInMilliseconds: () => 't 的单位是毫秒：必须为秒。',
  THasFraction: () => 't 带有小数：必须为整秒。',
  THasBlanks: () => 't 前后有空白字符：请去掉。',
  TIsNoTime: () => 't 不是十位数字：应为自 1970 年起的整秒数。',

  SignMisnamed: () => '消息体有一个名称相近的字段：字段名必须是 sign。',
  TemplateHasNoKey: () =>
    '回调模板没有设置回调密钥，因此腾讯云不发送 t 和 sign：请设置密钥，并等待 10 分钟。',
  InputHasNoKey: () =>
    'StreamLive 的输入没有设置回调密钥，因此腾讯云不发送 t 和 sign：请在输入的回调 URL 处设置密钥。',
  NotSentByTencent: () => '消息体不是腾讯云发送的：请查明是谁在调用此 URL。',
  TMisnamed: () => '消息体中的 t 用了其他字段名：字段名必须是 t。',
  TRemoved: () => '腾讯云与此服务之间的代理或网关去掉了消息体中的 t，或改了字段名。',
}
