/**
 * The chart of a timeline: each callback at the time it happened above, and at its arrival below.
 */
import type { ComponentChildren } from 'preact'
import { useRef, useState } from 'preact/hooks'

import { printable } from '../../diagnose/printable.ts'
import { titleOf } from '../../diagnose/titles.ts'
import type { Entry } from '../Entry.ts'
import { type Kind, kinds } from './kind.ts'
import type { Moments } from './moments.ts'
import { Received } from './Received.tsx'
import { useLength, useSay } from './Say.tsx'
import type { Scale } from './scale.ts'
import type { Bar, Mark, Timeline } from './timeline.ts'
import { useMoments } from './useMoments.ts'
import { joined, kindWords, words } from './words.ts'

/** Each kind has its own shape, so that it can be recognised without colours. */
const shapes: Readonly<Record<Kind, string>> = {
  begin: 'M-4,-6 L7,0 L-4,6 Z',
  end: 'M-5,-5 H5 V5 H-5 Z',
  recording: 'M0,-6 A6,6 0 1 1 0,6 A6,6 0 1 1 0,-6 Z',
  screenshot: 'M0,-7 L7,0 L0,7 L-7,0 Z',
  other: 'M-6,5 L0,-6 L6,5 Z',
}

const LANE = 12
const TICKS = 20
const ROW = 28
const GAP = 56

/**
 * The horizontal position of a mark. There is a margin at both ends, so that no shape is cut off.
 */
const percent = (at: number): string => `${(3 + 94 * Math.min(1, Math.max(0, at))).toFixed(3)}%`

const DAY_MS = 86_400_000

const formatOf = (
  step: number,
  { clockTime, dayOf, exactClockTime }: Moments,
): ((time: number) => string) => {
  if (step >= DAY_MS) return dayOf
  return step < 1000 ? exactClockTime : clockTime
}

const Axis = ({ scale, y, labelY }: { scale: Scale; y: number; labelY: number }) => {
  const length = useLength()
  const moments = useMoments()
  return (
    <g aria-hidden="true">
      <line class="axis" x1="0" x2="100%" y1={y} y2={y} />
      {scale.ticks.map(({ time, at, step }) => (
        <g key={time} class="tick">
          <line class="axis" x1={percent(at)} x2={percent(at)} y1={y - 4} y2={y + 4} />
          <text x={percent(at)} y={labelY} text-anchor="middle">
            {formatOf(step, moments)(time)}
          </text>
        </g>
      ))}
      {scale.breaks.map(({ ms, at }) => (
        <svg key={at} class="break" x={percent(at)} y={y} overflow="visible">
          <rect x="-5" y="-2" width="10" height="4" />
          <path d="M-8,6 L-2,-6 M2,6 L8,-6" />
          <text y={labelY - y} text-anchor="middle">
            {length(ms)}
          </text>
        </svg>
      ))}
    </g>
  )
}

const Push = ({ bar, scale }: { bar: Bar; scale: Scale }) => {
  const say = useSay()
  const { fullTime } = useMoments()
  const { began, ended, sequence, lane } = bar
  const from = began === undefined ? 0 : scale.at(began)
  const to = ended === undefined ? 1 : scale.at(ended)
  const label = say(joined)([
    say(words.push)(printable(sequence.slice(0, 40))),
    began === undefined ? say(words.noBegin) : say(words.from)(fullTime(began)),
    ended === undefined ? say(words.noEnd) : say(words.until)(fullTime(ended)),
  ])
  const isWhole = began !== undefined && ended !== undefined
  return (
    <g role="img" aria-label={label}>
      <title>{label}</title>
      <rect
        class={isWhole ? 'push' : 'push open'}
        x={percent(from)}
        // An end before its begin has no length, but is drawn.
        width={`${Math.max(0.5, 94 * (to - from)).toFixed(3)}%`}
        y={lane * LANE + 2}
        height={LANE - 4}
        rx="3"
      />
    </g>
  )
}

const Shape = ({ kind, x, y }: { kind: Kind; x: string; y: number }) => (
  <svg x={x} y={y} overflow="visible">
    <circle class="halo" r="12" />
    <path class="shape" d={shapes[kind]} />
  </svg>
)

const Legend = ({ marks }: Timeline) => {
  const say = useSay()
  const present = kinds.filter((kind) => marks.some((mark) => mark.kind === kind))
  return (
    <ul class="legend">
      {present.map((kind) => (
        <li key={kind}>
          <svg width="16" height="16" viewBox="-8 -8 16 16" aria-hidden="true">
            <path class={`shape ${kind}`} d={shapes[kind]} />
          </svg>
          {say(kindWords[kind])}
        </li>
      ))}
      {marks.some(({ entry }) => !entry.diagnosis.accepted) && (
        <li>
          <svg width="16" height="16" viewBox="-8 -8 16 16" aria-hidden="true">
            <path class="shape refused" d={shapes.recording} />
          </svg>
          {say(words.refused)}
        </li>
      )}
    </ul>
  )
}

/** The label of a mark. */
const useLabel = (): ((mark: Mark) => string) => {
  const say = useSay()
  const length = useLength()
  const { clockTime } = useMoments()
  return ({ entry, own, arrival }) => {
    const title = titleOf(entry.diagnosis)
    return say(joined)([
      title === undefined ? say(words.noEvent) : printable(title.slice(0, 60)),
      say(entry.diagnosis.accepted ? words.accepted : words.refused),
      ...(own === undefined ? [] : [`${say(words.ownTime)} ${clockTime(own)}`]),
      `${say(words.arrivalTime)} ${clockTime(arrival)}`,
      ...(own === undefined
        ? []
        : [say(arrival < own ? words.earlier : words.later)(length(arrival - own))]),
    ])
  }
}

interface TimelineChartProps {
  readonly timeline: Timeline
  readonly selected: Entry
  readonly onSelect: (entry: Entry) => void
}

export const TimelineChart = ({ timeline, selected, onSelect }: TimelineChartProps) => {
  const say = useSay()
  const labelOf = useLabel()
  const [focused, setFocused] = useState<number>()
  const drawing = useRef<SVGSVGElement>(null)
  const { marks, bars, own, arrival, isShared, left, stream } = timeline

  const lanes = bars.reduce((most, { lane }) => Math.max(most, lane + 1), 0)
  const ownY = lanes * LANE + TICKS + ROW / 2
  const arrivalY = ownY + GAP
  const height = arrivalY + ROW / 2 + TICKS

  // Tab leads to one mark only: the one that had the focus last, or else the selected one.
  const has = (id: number | undefined): boolean => marks.some(({ entry }) => entry.id === id)
  const stop = [focused, selected.id].find(has) ?? marks[0]?.entry.id

  const goTo = (index: number): void => {
    const mark = marks[Math.min(marks.length - 1, Math.max(0, index))]
    if (mark === undefined) return
    setFocused(mark.entry.id)
    drawing.current?.querySelector<SVGGElement>(`[data-mark="${mark.entry.id}"]`)?.focus()
  }

  const onKeyDown = (event: KeyboardEvent, index: number, { entry }: Mark): void => {
    const acts: Readonly<Partial<Record<string, () => void>>> = {
      ArrowLeft: () => {
        goTo(index - 1)
      },
      ArrowRight: () => {
        goTo(index + 1)
      },
      Home: () => {
        goTo(0)
      },
      End: () => {
        goTo(marks.length - 1)
      },
      Enter: () => {
        onSelect(entry)
      },
      ' ': () => {
        onSelect(entry)
      },
    }
    const act = acts[event.key]
    if (act === undefined) return
    event.preventDefault()
    act()
  }

  const caption = (y: number, children: ComponentChildren) => (
    <text class="caption" x="0" y={y + 4}>
      {children}
    </text>
  )

  return (
    <section class="timeline">
      <div class="section-head">
        <h3>{say(words.timeline)}</h3>
        <span class="aside">
          <Received text={stream} most={120} />
        </span>
      </div>
      <div class="drawing">
        <svg class="captions" width="72" height={height} aria-hidden="true">
          {lanes > 0 && caption(LANE / 2, say(words.pushes))}
          {caption(ownY, say(words.ownTime))}
          {caption(arrivalY, say(words.arrivalTime))}
        </svg>
        <svg
          ref={drawing}
          class="plot"
          height={height}
          role="group"
          aria-label={say(words.timeline)}
        >
          {bars.map((bar) => (
            <Push key={bar.sequence} bar={bar} scale={own} />
          ))}
          <Axis scale={own} y={ownY} labelY={ownY - ROW / 2} />
          <Axis scale={arrival} y={arrivalY} labelY={arrivalY + ROW / 2 + 14} />
          {marks.map((mark, index) => {
            const { entry, kind } = mark
            const arrivalX = percent(arrival.at(mark.arrival))
            const ownX = mark.own === undefined ? undefined : percent(own.at(mark.own))
            return (
              <g
                key={entry.id}
                data-mark={entry.id}
                class={`mark ${kind}${entry.diagnosis.accepted ? '' : ' refused'}`}
                role="button"
                tabindex={entry.id === stop ? 0 : -1}
                aria-label={labelOf(mark)}
                aria-current={entry.id === selected.id}
                onClick={() => {
                  setFocused(entry.id)
                  onSelect(entry)
                }}
                onKeyDown={(event) => {
                  onKeyDown(event, index, mark)
                }}
              >
                <title>{labelOf(mark)}</title>
                {ownX !== undefined && (
                  <>
                    <line class="way" x1={ownX} y1={ownY} x2={arrivalX} y2={arrivalY} />
                    <Shape kind={kind} x={ownX} y={ownY} />
                  </>
                )}
                <Shape kind={kind} x={arrivalX} y={arrivalY} />
              </g>
            )
          })}
        </svg>
      </div>
      <Legend {...timeline} />
      {!isShared && <p class="capped">{say(words.ownScales)}</p>}
      {left > 0 && <p class="capped">{say(words.marksLeft)(left)}</p>}
    </section>
  )
}
