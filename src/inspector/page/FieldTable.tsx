/** The decoded event: each field, its value, and its meaning. */
import { useMemo } from 'preact/hooks'

import type { Diagnosis } from '../../diagnose/Diagnosis.ts'
import { printable } from '../../diagnose/printable.ts'
import { sayFinding } from '../../diagnose/text/say.ts'
import type { EventReference } from '../EventReference.ts'
import { type FieldRow, fieldRows } from './fieldRows.ts'
import { Prose } from './Prose.tsx'
import { Received } from './Received.tsx'
import { useLanguage, useSay } from './Say.tsx'
import { useMoments } from './useMoments.ts'
import { words } from './words.ts'

const ISO = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/

const LONGEST_PATH = 200

/** A path that may be broken into lines after each of its parts. */
const Path = ({ text }: { text: string }) => (
  <bdi>
    {printable(text.slice(0, LONGEST_PATH))
      .split(/(?<=\.)/)
      .map((part, index) => [<wbr key={index} />, part])}
    {text.length > LONGEST_PATH && '…'}
  </bdi>
)

const Value = ({ value, field }: FieldRow) => {
  const say = useSay()
  const { fullTime } = useMoments()
  if ('count' in value) return <span class="aside">{say(words.items)(value.count)}</span>
  if (value.text === '') return <span class="aside">{say(words.empty)}</span>
  return (
    <>
      <Received text={value.text} />
      {field?.type === 'Date' && ISO.test(value.text) && (
        <span class="wire">{fullTime(Date.parse(value.text))}</span>
      )}
    </>
  )
}

const Meaning = ({ field, isUnknown, findings }: FieldRow) => {
  const say = useSay()
  const language = useLanguage()
  const isChinese = language === 'zh'
  return (
    <>
      {isUnknown && <span class="tag">{say(words.unknownField)}</span>}
      {field !== undefined && (
        <>
          <Prose text={isChinese ? field.meaningZh : field.meaning} />
          <span class="wire">
            {say(words.onTheWire)}
            <Prose text={isChinese ? field.wireZh : field.wire} />
          </span>
        </>
      )}
      {findings.map((finding) => (
        <span class="tag" key={finding.code}>
          {sayFinding(finding, language)}
        </span>
      ))}
    </>
  )
}

interface FieldTableProps {
  readonly diagnosis: Diagnosis
  readonly about: EventReference | undefined
}

export const FieldTable = ({ diagnosis, about }: FieldTableProps) => {
  const say = useSay()
  const { rows, isCapped } = useMemo(() => fieldRows(diagnosis, about), [diagnosis, about])
  return (
    <section class="fields">
      <div class="section-head">
        <h3>{say(words.fields)}</h3>
      </div>
      {isCapped && <p class="capped">{say(words.rowsCapped)}</p>}
      <table>
        <thead>
          <tr>
            <th scope="col">{say(words.field)}</th>
            <th scope="col">{say(words.value)}</th>
            <th scope="col">{say(words.meaning)}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.path} class={row.isUnknown ? 'unknown' : undefined}>
              <th scope="row">
                <Path text={row.path} />
              </th>
              <td>
                <Value {...row} />
              </td>
              <td>
                <Meaning {...row} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
