import {
  Dependencies,
  type MiddlewareConsumer,
  Module,
  type NestModule,
  RequestMethod,
} from '@nestjs/common'
import { createReceiver } from 'tencent-live-callbacks'
import { expressHandler } from 'tencent-live-callbacks/express'

import { Rooms } from './rooms.ts'

@Module({ providers: [Rooms] })
@Dependencies(Rooms)
export class CallbacksModule implements NestModule {
  readonly rooms: Rooms

  constructor(rooms: Rooms) {
    this.rooms = rooms
  }

  configure(consumer: MiddlewareConsumer): void {
    const receiver = createReceiver({ keys: process.env.CALLBACK_KEY ?? '' })
    const callbacks = expressHandler(receiver, {
      on: {
        StreamBegin: (event) => {
          this.rooms.update(event)
        },
        StreamEnd: (event) => {
          this.rooms.update(event)
        },
      },
    })
    consumer.apply(callbacks).forRoutes({ path: 'callbacks', method: RequestMethod.POST })
  }
}
