// Translations by the English text. A missing translation is an error, and so is an unused one.
import { readFileSync } from 'node:fs'

const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name])

export const english = (text, values = {}) => fill(text, values)

/**
 * Makes a translator from a file of texts. After all texts are translated, `mistakes` returns the
 * errors of the file: unused texts, and missing texts unless `orEnglish` is set, which uses English
 * instead.
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
        .map((text) => `${file} has no translation of ${JSON.stringify(text)}: add it.`),
      ...Object.keys(texts)
        .filter((text) => !used.has(text))
        .map((text) => `${file} has ${JSON.stringify(text)}, which no page uses: remove it.`),
    ],
  }
}
