/** The callback key with which the bodies in `fixtures` are signed. */
export const fixtureKey = 'fixture-key'
