// Serves the route over node:http, as Next.js would. A Next.js app does not need this file.
import { serve } from '@hono/node-server'

import { POST } from './app/callbacks/route.ts'

serve({
  fetch: (request) =>
    request.method === 'POST' && new URL(request.url).pathname === '/callbacks'
      ? POST(request)
      : new Response(null, { status: 404 }),
  port: Number(process.env.PORT ?? 3000),
})
