import {
  type CanActivate,
  type ExecutionContext,
  HttpException,
  Inject,
  Injectable,
  Logger,
} from '@nestjs/common'
import type { Request } from 'express'
import { describeError, type Received, type Receiver } from 'tencent-live-callbacks'

export const RECEIVER = Symbol('Receiver')

export interface LiveRequest extends Request {
  liveCallback: Received
}

/** Lets only valid callbacks in, and leaves the event on the request. */
@Injectable()
export class LiveCallbackGuard implements CanActivate {
  readonly #logger = new Logger(LiveCallbackGuard.name)
  readonly #receiver: Receiver

  constructor(@Inject(RECEIVER) receiver: Receiver) {
    this.#receiver = receiver
  }

  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<LiveRequest>()
    const result = this.#receiver.receive(request.body)
    if (result._tag === 'Left') {
      this.#logger.warn(`${result.left._tag}: ${describeError(result.left)}`)
      throw new HttpException({ code: 401 }, 401)
    }
    request.liveCallback = result.right
    return true
  }
}
