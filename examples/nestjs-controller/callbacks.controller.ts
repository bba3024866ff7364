import { Controller, HttpCode, Post, Req, UseGuards } from '@nestjs/common'

import { LiveCallbackGuard, type LiveRequest } from './liveCallback.guard.ts'

@Controller('callbacks')
export class CallbacksController {
  /** Without `@HttpCode(200)` Nest answers 201, and Tencent sends the callback 12 times more. */
  @Post()
  @HttpCode(200)
  @UseGuards(LiveCallbackGuard)
  receive(@Req() { liveCallback }: LiveRequest): { readonly code: 0 } {
    const { event } = liveCallback
    switch (event.event_type) {
      case 1:
        console.log(`${event.stream_id} is live`)
        break
      case 0:
        console.log(`${event.stream_id} has ended`)
        break
    }
    return { code: 0 }
  }
}
