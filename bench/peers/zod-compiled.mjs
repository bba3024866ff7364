import * as z from 'zod'

import { schema } from './zod.mjs'

const compiled = z.compile(schema)

export const decode = (body) => compiled.safeParse(body)

export const valueOf = (result) => result.data
