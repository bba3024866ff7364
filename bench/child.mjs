// Measures the cases of one row in a separate process; rounds.mjs starts it and merges its output.
//
//   node child.mjs <URL of the row's module> <name of its export> <pace, as JSON>
import { compareAll } from './rounds.mjs'

const [url, cases, pace] = process.argv.slice(2)
const row = await import(url)
console.log(`\n${JSON.stringify(await compareAll(await row[cases](), JSON.parse(pace)))}`)
