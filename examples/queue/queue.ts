/** The settings that the receiver and the workers share. */
export const queueName = 'live-callbacks'

export const connection = { url: process.env.REDIS_URL ?? 'redis://127.0.0.1:6379' }
