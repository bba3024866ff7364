// Measures the cases of one row in a separate process; rounds.mjs starts it and merges its output.
//
//   node child.mjs <URL of the row's module> [--quick]
import { compareAll } from './rounds.mjs'

const { cases } = await import(process.argv[2])
const pace = process.argv.includes('--quick')
  ? { rounds: 9, msPerSlice: 4, warmUpMs: 80 }
  : { rounds: 31, msPerSlice: 6, warmUpMs: 200 }
console.log(`\n${JSON.stringify(await compareAll(await cases(), pace))}`)
