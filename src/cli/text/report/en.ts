/** The words around a diagnosis and a delivery in English. */
import type { ReportTexts } from './texts.ts'

const more = (count: number, one: string): string =>
  `and ${String(count)} more ${count === 1 ? one : `${one}s`}`

export const en: ReportTexts = {
  noEvent: 'No event',
  headings: {
    event: 'event',
    findings: 'warnings',
    signature: 'signature',
    stream: 'stream',
    time: 'time',
  },
  ago: (duration) => `${duration} ago`,
  ahead: (duration) => `in ${duration}`,
  notChecked: 'not checked',
  unsigned: 'none, since Tencent does not sign this event',
  signed: ({ keyNumber, expiresAt, when }) =>
    `valid${keyNumber === undefined ? '' : `, by key ${keyNumber}`}; its t is ${expiresAt}, ${when}`,
  refused: (why) => `refused: ${why}`,
  likely: (reason) => `likely: ${reason}`,
  moreValues: (count) => more(count, 'value'),
  moreFindings: (count) => more(count, 'warning'),
  states: {
    notChecked: 'not checked',
    refused: 'refused',
    signed: 'signed',
    unsigned: 'unsigned',
  },
  sentAgain: (id) => `(entry ${id}, sent again)`,
  byEndpoint: (milliseconds) => `from the endpoint in ${milliseconds} ms`,
}
