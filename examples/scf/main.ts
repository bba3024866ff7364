// A small gateway that calls the function as API Gateway does. The function does not need this
// file.
import { createServer } from 'node:http'
import { buffer } from 'node:stream/consumers'

import { main_handler } from './index.ts'

const server = createServer((request, response) => {
  void buffer(request).then(async (body) => {
    const isText = request.headers['content-type']?.startsWith('application/json') ?? false
    const reply = await main_handler({
      httpMethod: request.method,
      path: request.url,
      headers: request.headers,
      queryString: {},
      body: body.toString(isText ? 'utf8' : 'base64'),
      isBase64Encoded: !isText,
      requestContext: { httpMethod: request.method, path: '/callbacks', stage: 'release' },
    })
    response.writeHead(reply.statusCode, reply.headers).end(reply.body)
  })
})
server.listen(Number(process.env.PORT ?? 3000))
