// The slope of a line through points, by least squares.

const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length

export const slope = (points) => {
  const x = mean(points.map((point) => point[0]))
  const y = mean(points.map((point) => point[1]))
  const above = points.reduce((sum, point) => sum + (point[0] - x) * (point[1] - y), 0)
  const below = points.reduce((sum, point) => sum + (point[0] - x) ** 2, 0)
  return above / below
}
