import 'reflect-metadata'

import { NestFactory } from '@nestjs/core'
import type { NestExpressApplication } from '@nestjs/platform-express'

import { CallbacksModule } from './callbacks.module.ts'

const app = await NestFactory.create<NestExpressApplication>(CallbacksModule)
app.useBodyParser('json', { type: () => true })
await app.listen(Number(process.env.PORT ?? 3000))
