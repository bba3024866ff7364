/** The facts about a delivery: stream, times, sender, answer, signature. */
import type { ComponentChildren } from 'preact'

import type { Reason } from '../../diagnose/Reason.ts'
import { sayReason, sayRefusal } from '../../diagnose/text/say.ts'
import { streamText } from '../../diagnose/titles.ts'
import { sayDisagreement } from '../disagreement.ts'
import type { Entry, Repeat } from '../Entry.ts'
import { sayForwardError } from '../sayForwardError.ts'
import { Received } from './Received.tsx'
import { useLanguage, useLength, useSay } from './Say.tsx'
import { Status } from './State.tsx'
import { useMoments } from './useMoments.ts'
import { words } from './words.ts'

const Fact = ({ name, children }: { name: string; children: ComponentChildren }) => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
)

const Time = ({ iso }: { iso: string }) => {
  const { fullTime } = useMoments()
  return <time dateTime={iso}>{fullTime(Date.parse(iso))}</time>
}

/** The time between the event and its arrival. */
const Lateness = ({ occurredAt, arrivedAt }: { occurredAt: string; arrivedAt: string }) => {
  const say = useSay()
  const length = useLength()
  const ms = Date.parse(arrivedAt) - Date.parse(occurredAt)
  return <span class="aside">{say(ms < 0 ? words.earlier : words.later)(length(ms))}</span>
}

const isProven = ({ proven }: Reason): boolean => proven

interface ReasonsProps {
  readonly heading: (typeof words)['likely']
  readonly reasons: ReadonlyArray<Reason>
}

const Reasons = ({ heading, reasons }: ReasonsProps) => {
  const say = useSay()
  const language = useLanguage()
  if (reasons.length === 0) return null
  return (
    <>
      <p class="likely">{say(heading)}</p>
      <ol>
        {reasons.map((reason) => (
          <li key={reason.code}>{sayReason(reason, language)}</li>
        ))}
      </ol>
    </>
  )
}

interface SignatureProps {
  readonly signature: Entry['diagnosis']['signature']
  readonly isKeyed: boolean
}

const Signature = ({ signature, isKeyed }: SignatureProps) => {
  const say = useSay()
  const language = useLanguage()
  const { fullTime } = useMoments()
  switch (signature.status) {
    case 'notChecked':
      return <>{say(isKeyed ? words.nothingSigned : words.notChecked)}</>
    case 'unsigned':
      return <>{say(words.unsigned)}</>
    case 'signed':
      return (
        <>
          {signature.keyIndex === 0
            ? say(words.signed)
            : say(words.signedByKey)(signature.keyIndex + 1)}
          <span class="aside">{say(words.expires)(fullTime(Date.parse(signature.expiresAt)))}</span>
        </>
      )
    case 'refused':
      return (
        <>
          <code>{signature.refusal._tag}</code> {sayRefusal(signature.refusal, language)}
          <Reasons heading={words.proven} reasons={signature.likely.filter(isProven)} />
          <Reasons
            heading={words.likely}
            reasons={signature.likely.filter((reason) => !isProven(reason))}
          />
        </>
      )
  }
}

interface RepeatedProps {
  readonly repeat: Repeat
  /** The first delivery of the event, if it is still kept. */
  readonly first: Entry | undefined
  readonly onJump: (entry: Entry) => void
}

const Repeated = ({ repeat, first, onJump }: RepeatedProps) => {
  const say = useSay()
  return (
    <>
      {say(words.sameEvent)(repeat.delivery)}
      {first === undefined ? (
        <span class="aside">{say(words.firstGone)(repeat.first)}</span>
      ) : (
        <>
          {' '}
          <button
            type="button"
            onClick={() => {
              onJump(first)
            }}
          >
            {say(words.goToFirst)(repeat.first)}
          </button>
        </>
      )}
    </>
  )
}

interface FactsProps extends Pick<RepeatedProps, 'onJump'> {
  readonly entry: Entry
  readonly entries: ReadonlyArray<Entry>
  readonly isKeyed: boolean
}

export const Facts = ({ entry, entries, isKeyed, onJump }: FactsProps) => {
  const say = useSay()
  const language = useLanguage()
  const length = useLength()
  const { id, arrivedAt, remoteAddress, path, diagnosis, answer, repeat } = entry
  const { disagreement, resentFrom } = entry
  const { occurredAt } = diagnosis
  const stream = streamText(diagnosis.stream)
  return (
    <dl class="facts">
      <Fact name={say(words.stream)}>
        {stream === '' ? say(words.noStream) : <Received text={stream} />}
      </Fact>
      <Fact name={say(words.occurred)}>
        {occurredAt === undefined ? say(words.noTime) : <Time iso={occurredAt} />}
      </Fact>
      <Fact name={say(words.arrived)}>
        <Time iso={arrivedAt} />
        {occurredAt !== undefined && <Lateness occurredAt={occurredAt} arrivedAt={arrivedAt} />}
      </Fact>
      <Fact name={say(words.answer)}>
        <Status {...answer} /> {say(answer.by === 'endpoint' ? words.byEndpoint : words.byListen)}
        <span class="aside">{length(answer.durationMs)}</span>
        {answer.status !== 200 && <span class="aside">{say(words.comesAgain)}</span>}
        {disagreement !== undefined && (
          <span class="aside">{sayDisagreement(disagreement, language)}</span>
        )}
        {answer.error !== undefined && (
          <span class="aside">
            <Received text={sayForwardError(answer.error, language)} />
          </span>
        )}
      </Fact>
      <Fact name={say(words.signature)}>
        <Signature signature={diagnosis.signature} isKeyed={isKeyed} />
      </Fact>
      <Fact name={say(words.sender)}>
        <Received text={`${remoteAddress} → ${path}`} />
      </Fact>
      <Fact name={say(words.number)}>
        {id}
        {resentFrom !== undefined && <span class="aside">{say(words.resentFrom)(resentFrom)}</span>}
      </Fact>
      {repeat !== undefined && (
        <Fact name={say(words.repeat)}>
          <Repeated
            repeat={repeat}
            first={entries.find((one) => one.id === repeat.first)}
            onJump={onJump}
          />
        </Fact>
      )}
    </dl>
  )
}
