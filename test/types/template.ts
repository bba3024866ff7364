/**
 * The official SDK accepts the requests of src/template.ts, and src/template.ts has every callback
 * field of the SDK.
 * The test is that this file compiles.
 */
import { expectTypeOf } from 'expect-type'
import type * as t from 'io-ts'
import type {
  CallBackTemplateInfo,
  CreateLiveCallbackRuleRequest,
  CreateLiveCallbackTemplateRequest,
  CreateLivePullStreamTaskRequest,
  ModifyLiveCallbackTemplateRequest,
  ModifyLivePullStreamTaskRequest,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/live/v20180801/live_models.js'

import {
  type CallbackRule,
  type CallbackTemplate,
  eventsOf,
  type RelayTaskCallback,
  type TemplateEvent,
  templateFor,
  type UrlField,
} from '../../src/template.ts'

/** The fields of a request that are about callbacks: `CallbackUrl`, `StreamBeginNotifyUrl`, … */
type CallbackField<A> = Extract<keyof A, `Callback${string}` | `${string}NotifyUrl`>

export const fitTheSdk = (
  template: CallbackTemplate,
  rule: CallbackRule,
  relay: RelayTaskCallback,
): void => {
  expectTypeOf(template).toExtend<CreateLiveCallbackTemplateRequest>()
  expectTypeOf({ ...template, TemplateId: 1 }).toExtend<ModifyLiveCallbackTemplateRequest>()
  expectTypeOf(rule).toExtend<CreateLiveCallbackRuleRequest>()
  expectTypeOf(relay).toExtend<
    Pick<CreateLivePullStreamTaskRequest, CallbackField<CreateLivePullStreamTaskRequest>>
  >()
  expectTypeOf(relay).toExtend<
    Pick<ModifyLivePullStreamTaskRequest, CallbackField<ModifyLivePullStreamTaskRequest>>
  >()
}

export const fitTheSdkOnceEncoded = (): void => {
  expectTypeOf<t.OutputOf<typeof CallbackTemplate>>().toExtend<CreateLiveCallbackTemplateRequest>()
  expectTypeOf<t.OutputOf<typeof CallbackRule>>().toExtend<CreateLiveCallbackRuleRequest>()
  expectTypeOf<t.OutputOf<typeof RelayTaskCallback>>().toExtend<
    Pick<CreateLivePullStreamTaskRequest, 'CallbackEvents' | 'CallbackUrl'>
  >()
}

/** Every URL of the template belongs to an event, and every URL of an event is in the template. */
export const eachUrlHasItsEvent = (): void => {
  expectTypeOf<
    Exclude<Extract<keyof CallbackTemplate, `${string}NotifyUrl`>, 'StreamMixNotifyUrl'>
  >().toEqualTypeOf<UrlField>()
}

// If a later SDK adds or removes a field, one of these does not compile: add the field to
// src/template.ts, or remove it there. Add a URL to the codec of its event with `withTemplateUrl`.
export const knowAllFields = (): void => {
  expectTypeOf<keyof CreateLiveCallbackTemplateRequest>().toEqualTypeOf<keyof CallbackTemplate>()
  expectTypeOf<Exclude<keyof ModifyLiveCallbackTemplateRequest, 'TemplateId'>>().toExtend<
    keyof CallbackTemplate
  >()
  expectTypeOf<Exclude<keyof CallBackTemplateInfo, 'TemplateId'>>().toExtend<
    keyof CallbackTemplate
  >()
  expectTypeOf<keyof CreateLiveCallbackRuleRequest>().toEqualTypeOf<keyof CallbackRule>()
  expectTypeOf<CallbackField<CreateLivePullStreamTaskRequest>>().toEqualTypeOf<
    keyof RelayTaskCallback
  >()
  expectTypeOf<CallbackField<ModifyLivePullStreamTaskRequest>>().toEqualTypeOf<
    keyof RelayTaskCallback
  >()
}

export const readBack = (
  info: CallBackTemplateInfo,
  request: CreateLiveCallbackTemplateRequest,
) => {
  expectTypeOf(eventsOf(info)).toEqualTypeOf<ReadonlyArray<TemplateEvent>>()
  expectTypeOf(eventsOf(request)).toEqualTypeOf<ReadonlyArray<TemplateEvent>>()
}

export const wrong = (key: string | undefined): void => {
  // @ts-expect-error -- an event without a URL in the template would never arrive
  templateFor('https://example.com/callbacks', ['Relay'])
  // @ts-expect-error -- a key from an unset variable would leave callbacks unsigned
  templateFor('https://example.com/callbacks', ['StreamBegin'], { CallbackKey: key })
  // @ts-expect-error -- a misspelt option would have no effect
  templateFor('https://example.com/callbacks', ['StreamBegin'], { callbackKey: 'key' })
}
