// A module hook: loads the codecs with an empty table of literals, so that the generator of that
// table needs no earlier one.
export const resolve = (specifier, context, next) =>
  specifier.endsWith('/compiled.generated.ts')
    ? { url: 'data:text/javascript,export const compiled = {}', shortCircuit: true }
    : next(specifier, context)
