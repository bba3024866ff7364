// A set of numbers from 0 on, one byte each and outside of the heap that is measured.

export const createSerials = () => {
  let seen = new Uint8Array(2 ** 20)
  let size = 0
  return {
    size: () => size,
    /** Whether it was not in it. */
    add: (serial) => {
      if (serial >= seen.length) {
        const larger = new Uint8Array(2 * serial)
        larger.set(seen)
        seen = larger
      }
      if (seen[serial] === 1) return false
      seen[serial] = 1
      size += 1
      return true
    },
  }
}
