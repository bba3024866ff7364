// Statistics of repeated measurements.

const sorted = (values) => [...values].sort((a, b) => a - b)

const quantile = (values, q) => {
  const at = (values.length - 1) * q
  const below = values[Math.floor(at)]
  return below + (values[Math.ceil(at)] - below) * (at % 1)
}

export const median = (values) => quantile(sorted(values), 0.5)

/** The median and the interquartile range, as text: `7.9 (7.1 to 8.8)`. */
export const medianAndSpread = (values, digits = 1) => {
  const [middle, low, high] = [0.5, 0.25, 0.75].map((q) =>
    quantile(sorted(values), q).toFixed(digits),
  )
  return `${middle} (${low} to ${high})`
}

/** Returns the items in random order, so that no candidate always runs after the same one. */
export const shuffled = (items) => {
  const rest = [...items]
  return items.map(() => rest.splice(Math.floor(Math.random() * rest.length), 1)[0])
}
