/** Set FLEET_SEED=1234 to repeat a failure. The seed does not determine the order of processes. */
export const SEED = Number(process.env['FLEET_SEED'] ?? Math.floor(Math.random() * 2 ** 31))
