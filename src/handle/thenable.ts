/** Detection of promises and thenables. */

/** Whether a value is a promise or a thenable of another library, such as a query of knex. */
export const isThenable = <A>(value: A | PromiseLike<A>): value is PromiseLike<A> =>
  typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function'
