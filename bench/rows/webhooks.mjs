// End to end, from a text and its signature to an event, compared with the libraries of other
// webhook services. They verify an HMAC of the whole body, and return the body untyped.
import { randomBytes } from 'node:crypto'

import * as octokit from '@octokit/webhooks-methods'
import * as standardwebhooks from 'standardwebhooks'
import Stripe from 'stripe'
import * as svix from 'svix'

import { createReceiver } from '../../dist/index.mjs'
import { freshTexts, kinds, receiverOptions, variants } from '../bodies.mjs'
import { againstPeers, atLeast } from '../goal.mjs'
import { inTurn, measure } from '../rounds.mjs'

export const title = 'End to end: how many times as long as ours the kits of other services take'

const secret = randomBytes(24).toString('base64')

/**
 * The number of signed bodies: more than a cache of digests would hold. All candidates get the same
 * bodies.
 */
const SIGNED = 2304

const stripe = new Stripe('sk_test_none')
const stripePeer = {
  sign: (text) =>
    stripe.webhooks.generateTestHeaderString({ payload: text, secret: `whsec_${secret}` }),
  verify: ({ text, header }) =>
    stripe.webhooks.constructEvent(text, header, `whsec_${secret}`, 3600),
}

const octokitPeer = {
  sign: (text) => octokit.sign(secret, text),
  verify: async ({ text, header }) => {
    if (!(await octokit.verify(secret, text, header))) throw new Error('The signature is wrong.')
    return JSON.parse(text)
  },
}

const standardPeer = (Webhook, prefix) => {
  const webhook = new Webhook(secret)
  return {
    sign: (text) => {
      const at = new Date()
      return {
        [`${prefix}-id`]: 'msg_2Lh9KRb0pzN4LePd3XiA4v12Axj',
        [`${prefix}-timestamp`]: String(Math.floor(at.getTime() / 1000)),
        [`${prefix}-signature`]: webhook.sign('msg_2Lh9KRb0pzN4LePd3XiA4v12Axj', at, text),
      }
    },
    verify: ({ text, header }) => webhook.verify(text, header),
  }
}

const peers = {
  stripe: stripePeer,
  octokit: octokitPeer,
  svix: standardPeer(svix.Webhook, 'svix'),
  standardwebhooks: standardPeer(standardwebhooks.Webhook, 'webhook'),
}

const goals = Object.fromEntries(Object.keys(peers).map((name) => [name, atLeast(1)]))

const signedBy = (peer, texts) =>
  Promise.all(texts.map(async (text) => ({ text, header: await peer.sign(text) })))

/** Throws unless the peer accepts a valid signature and refuses that of another body. */
const mustVerify = async (name, { verify }, [one, other]) => {
  await verify(one)
  const refused = await Promise.resolve()
    .then(() => verify({ text: one.text, header: other.header }))
    .then(
      () => false,
      () => true,
    )
  if (!refused) throw new Error(`${name} accepts the signature of another body.`)
}

const mustReceive = (receive) => (text) => {
  const result = receive(text)
  if (result._tag === 'Left') throw new Error(`A body is refused: ${result.left._tag}`)
  return result.right.event
}

const caseOf = async (kind) => {
  const texts = freshTexts(variants(kind), SIGNED)
  const receive = mustReceive(createReceiver(receiverOptions).receive)
  const candidates = { ours: inTurn(texts, receive) }
  for (const [name, peer] of Object.entries(peers)) {
    const signed = await signedBy(peer, texts)
    await mustVerify(name, peer, signed)
    candidates[name] = inTurn(signed, peer.verify)
  }
  return { name: kind, candidates }
}

export const cases = () => Promise.all([...kinds, 'mix'].map(caseOf))

export const run = async ({ quick }) => {
  const measured = await measure(import.meta.url, { quick })
  return {
    ...againstPeers(measured, goals),
    notes: [
      'The same bodies, each with a valid signature of its own in the way of each service. stripe: constructEvent; octokit: verify, awaited, and JSON.parse; svix and standardwebhooks: Webhook.verify.',
      'Ours checks an MD5 of the key and t, which does not cover the body, as Tencent signs; theirs an HMAC that does. In return ours gives typed values, theirs what JSON.parse gives.',
    ],
  }
}
