// A mutant that a property finds is found within few runs, or by an example.
import fc from 'fast-check'

fc.configureGlobal({ numRuns: 20 })
