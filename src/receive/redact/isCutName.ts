/** Names of which a form parser has lost the end. */

const BEGINS_WITH_JSON = /^\s*\{\s*"/

/**
 * Whether a name is a piece of JSON up to a list. A form parser that reads brackets (`qs`) drops
 * what stands behind them, so that `{"a":[1],"b":"txSecret=…` loses the name `txSecret`.
 */
export const isCutName = (name: string): boolean =>
  BEGINS_WITH_JSON.test(name) && name.trimEnd().endsWith(':')
