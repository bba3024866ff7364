import 'reflect-metadata'

import { NestFactory } from '@nestjs/core'

import { CallbacksModule } from './callbacks.module.ts'

const app = await NestFactory.create(CallbacksModule)
await app.listen(Number(process.env.PORT ?? 3000))
