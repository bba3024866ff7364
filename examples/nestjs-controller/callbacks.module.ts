import { Module } from '@nestjs/common'
import { ConfigModule, ConfigService } from '@nestjs/config'
import { createReceiver, type Receiver } from 'tencent-live-callbacks'

import { CallbacksController } from './callbacks.controller.ts'
import { RECEIVER } from './liveCallback.guard.ts'

@Module({
  imports: [ConfigModule.forRoot()],
  controllers: [CallbacksController],
  providers: [
    {
      provide: RECEIVER,
      inject: [ConfigService],
      // `getOrThrow` and `createReceiver` both fail at the start if there is no key.
      useFactory: (config: ConfigService): Receiver =>
        createReceiver({ keys: config.getOrThrow<string>('CALLBACK_KEY') }),
    },
  ],
})
export class CallbacksModule {}
