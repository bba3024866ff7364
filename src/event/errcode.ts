/**
 * The reason why a push ended, by the `errcode` of a `StreamEnd`.
 *
 * @see https://www.tencentcloud.com/document/product/267/38081
 * @see https://www.tencentcloud.com/document/product/267/31083
 */
export type EndReason =
  | 'amfInvalid'
  | 'clientEnded'
  | 'contentInvalid'
  | 'dropped'
  | 'frameOverConfigured'
  | 'frameTooLarge'
  | 'internalError'
  | 'networkProblem'
  | 'noData'
  | 'noViewers'
  | 'refused'
  | 'thirdPartyRefused'
  | 'unknown'

const codes: Readonly<Record<Exclude<EndReason, 'unknown'>, ReadonlyArray<number>>> = {
  clientEnded: [1, 2, 3, 4, 35],
  internalError: [5, 9, 10, 11, 24, 38],
  networkProblem: [12, 13, 14, 15, 16, 17],
  noData: [8, 20],
  contentInvalid: [6, 23],
  frameOverConfigured: [7],
  refused: [18],
  thirdPartyRefused: [19],
  dropped: [21],
  amfInvalid: [33],
  noViewers: [37],
  frameTooLarge: [39],
}

const reasons: ReadonlyMap<number, EndReason> = new Map(
  (Object.keys(codes) as Array<keyof typeof codes>).flatMap((reason) =>
    codes[reason].map((code) => [code, reason] as const),
  ),
)

/** The reason for an `errcode`; `unknown` if Tencent documents the code as unknown, or not at all. */
export const endReasonOf = (errcode: number): EndReason => reasons.get(errcode) ?? 'unknown'
