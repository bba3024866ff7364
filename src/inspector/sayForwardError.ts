/** Says in a language why there was no answer from the endpoint, and what to do. */
import type { Language } from '../diagnose/text/Language.ts'
import type { ForwardError } from './ForwardError.ts'

/** A sentence that is missing does not compile. */
type ForwardErrorTexts = {
  readonly [C in ForwardError['code']]: (
    error: Extract<ForwardError, { readonly code: C }>,
  ) => string
}

const mebibytes = (bytes: number): string => `${String(bytes / 2 ** 20)} MiB`

const textsIn: Readonly<Record<Language, ForwardErrorTexts>> = {
  en: {
    AnswerTooLarge: ({ limitBytes }) =>
      `The endpoint answered with more than ${mebibytes(limitBytes)}: check that --forward has its address.`,
    Interrupted: () => 'The command ended before the endpoint answered.',
    NoAnswer: ({ seconds }) =>
      `The endpoint did not answer within ${seconds} s: it must answer first, and work afterwards.`,
    Unreachable: ({ cause }) =>
      `The endpoint could not be reached (${cause}): start it, or check that --forward has its address.`,
  },
  zh: {
    AnswerTooLarge: ({ limitBytes }) =>
      `您的服务应答超过 ${mebibytes(limitBytes)}：请核对 --forward 是否为其地址。`,
    Interrupted: () => '您的服务应答之前，命令已结束。',
    NoAnswer: ({ seconds }) => `您的服务在 ${seconds} 秒内没有应答：必须先应答，再处理。`,
    Unreachable: ({ cause }) =>
      `无法连接您的服务 (${cause})：请启动它，或核对 --forward 是否为其地址。`,
  },
}

export const sayForwardError = (error: ForwardError, language: Language): string =>
  (textsIn[language][error.code] as (error: ForwardError) => string)(error)
