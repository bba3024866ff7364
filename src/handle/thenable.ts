/** Values that may be promises. */

/** Whether a value is a promise or a thenable of another library, such as a query of knex. */
export const isThenable = <A>(value: A | PromiseLike<A>): value is PromiseLike<A> =>
  typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function'

/** Calls `next` with a value: at once, unless it must be awaited. */
export const andThen = <A, B>(
  value: A | PromiseLike<A>,
  next: (value: A) => B | Promise<B>,
): B | Promise<B> => (isThenable(value) ? Promise.resolve(value).then(next) : next(value))
