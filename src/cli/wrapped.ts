/** Wrapping of text into lines. */
import { displayWidth } from './displayWidth.ts'

const OPENING = '（《「'
const CLOSING = '）》」，。；：！？、'

/**
 * The parts between which a line may end: at spaces, and around each Chinese character. Chinese has
 * no spaces, but no line may begin with closing punctuation, or end with opening punctuation.
 */
const PART = new RegExp(
  `\\s*[${OPENING}]*(?:[\\p{Script=Han}${OPENING}${CLOSING}]|[^\\s\\p{Script=Han}${OPENING}${CLOSING}]+)[${CLOSING}]*`,
  'gu',
)

export const wrapped = (text: string, width: number): string => {
  const lines: Array<string> = []
  let line = ''
  for (const [part] of text.matchAll(PART)) {
    if (line !== '' && displayWidth(line + part) > width) {
      lines.push(line)
      line = part.trimStart()
    } else line += part
  }
  return [...lines, line].join('\n')
}
