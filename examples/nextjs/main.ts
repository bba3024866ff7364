// Not part of a Next.js app: serves its route over node:http, as Next.js would.
import { serve } from '@hono/node-server'

import { POST } from './app/callbacks/route.ts'

serve({
  fetch: (request) =>
    request.method === 'POST' && new URL(request.url).pathname === '/callbacks'
      ? POST(request)
      : new Response(null, { status: 404 }),
  port: Number(process.env.PORT ?? 3000),
})
