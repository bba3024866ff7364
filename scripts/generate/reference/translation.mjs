// The texts in another language, by their English: every text needs one, and none may be left over.
import { readFileSync } from 'node:fs'

const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name])

export const english = (text, values = {}) => fill(text, values)

/**
 * A translator out of a file of texts, and what is wrong with the file once all were translated. A text
 * that is missing is wrong, unless English may stand in its place.
 */
export const translationOf = (file, { orEnglish = false } = {}) => {
  const texts = JSON.parse(readFileSync(file, 'utf8'))
  const used = new Set()
  return {
    translate: (text, values = {}) => {
      used.add(text)
      return fill(texts[text] ?? text, values)
    },
    mistakes: () => [
      ...[...used]
        .filter((text) => !texts[text] && !orEnglish)
        .map((text) => `${file} does not have ${JSON.stringify(text)}: translate it.`),
      ...Object.keys(texts)
        .filter((text) => !used.has(text))
        .map((text) => `${file} has ${JSON.stringify(text)}, which is not used: take it out.`),
    ],
  }
}
