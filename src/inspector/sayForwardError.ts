/** The sentences for an endpoint that gave no answer, in each language. */
import type { Language } from '../diagnose/text/Language.ts'
import type { ForwardError } from './ForwardError.ts'

/** One sentence for each code. A missing sentence does not compile. */
type ForwardErrorTexts = {
  readonly [C in ForwardError['code']]: (
    error: Extract<ForwardError, { readonly code: C }>,
  ) => string
}

const mebibytes = (bytes: number): string => `${String(bytes / 2 ** 20)} MiB`

const textsIn: Readonly<Record<Language, ForwardErrorTexts>> = {
  en: {
    AnswerTooLarge: ({ limitBytes }) =>
      `The endpoint answered with more than ${mebibytes(limitBytes)}: check that --forward is its URL.`,
    Interrupted: () => 'The command ended before the endpoint answered.',
    NoAnswer: ({ seconds }) =>
      `The endpoint did not answer within ${seconds} s: it must answer first, and do long work afterwards.`,
    Unreachable: ({ cause }) =>
      `The endpoint could not be reached (${cause}): start it, or check that --forward is its URL.`,
  },
  zh: {
    AnswerTooLarge: ({ limitBytes }) =>
      `您的服务应答超过 ${mebibytes(limitBytes)}：请核对 --forward 是否为该服务的地址。`,
    Interrupted: () => '您的服务还未应答，命令就已结束。',
    NoAnswer: ({ seconds }) => `您的服务在 ${seconds} 秒内没有应答：请先应答，再做耗时的处理。`,
    Unreachable: ({ cause }) =>
      `无法连接您的服务（${cause}）：请启动服务，或核对 --forward 是否为该服务的地址。`,
  },
}

/** Describes in a language why the endpoint gave no answer, and what to do. */
export const sayForwardError = (error: ForwardError, language: Language): string =>
  (textsIn[language][error.code] as (error: ForwardError) => string)(error)
