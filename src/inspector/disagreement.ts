/** The reason for which an endpoint answers 200 to a callback that `listen` refuses. */
import type { Diagnosis } from '../diagnose/Diagnosis.ts'
import type { Reason } from '../diagnose/Reason.ts'
import type { Language } from '../diagnose/text/Language.ts'

/**
 * `OtherKey`: the key of the endpoint is another, or it verifies nothing. `OtherTimeLimits`: its
 * limits for `t` are others, or it verifies nothing. `NotVerified`: it does not verify as Tencent
 * signs.
 */
export type Disagreement = 'NotVerified' | 'OtherKey' | 'OtherTimeLimits'

/** Whether a proven reason is a mistake of the sender, which another key would not mend. */
const isOfSender = ({ code, proven }: Reason): boolean =>
  proven && code.startsWith('Sign') && code !== 'SignedWithFixtureKey'

/** The reason for which an endpoint accepts what `listen` refuses; `undefined` if both accept it. */
export const disagreementOf = (
  { signature, accepted }: Diagnosis,
  answer: { readonly status: number; readonly by: 'endpoint' | 'listen' },
): Disagreement | undefined => {
  if (accepted || answer.by === 'listen' || answer.status !== 200) return undefined
  if (signature.status !== 'refused') return undefined
  const { refusal, likely } = signature
  switch (refusal._tag) {
    case 'SignatureExpired':
    case 'SignatureTooFarAhead':
      return 'OtherTimeLimits'
    case 'SignatureMismatch':
      return likely.some(isOfSender) ? 'NotVerified' : 'OtherKey'
    default:
      return 'NotVerified'
  }
}

const textsIn: Readonly<Record<Language, Readonly<Record<Disagreement, string>>>> = {
  en: {
    NotVerified:
      'The endpoint accepted it all the same: it does not verify signatures as Tencent makes them.',
    OtherKey:
      'The endpoint accepted it: the key given to listen is another than that of the endpoint, or the endpoint verifies no signature.',
    OtherTimeLimits:
      'The endpoint accepted it: its limits for t are wider than those of listen, or it verifies no signature.',
  },
  zh: {
    NotVerified: '您的服务接受了它：该服务没有按腾讯云的方式校验签名。',
    OtherKey: '您的服务接受了它：listen 使用的密钥与该服务的不同，或者该服务不校验签名。',
    OtherTimeLimits:
      '您的服务接受了它：该服务允许的 t 的范围比 listen 更宽，或者该服务不校验签名。',
  },
}

/** Says why the endpoint accepted what `listen` refuses. */
export const sayDisagreement = (disagreement: Disagreement, language: Language): string =>
  textsIn[language][disagreement]
