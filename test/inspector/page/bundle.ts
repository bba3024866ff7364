/** Builds the inspector's page from the current sources, as tsup builds it. */
import { build } from 'esbuild'

import configs from '../../../tsup.config.ts'

export interface Bundle {
  readonly script: string
  readonly style: string
}

/** What is used of it is the same to tsup as to esbuild. */
interface Settings {
  readonly entry: Record<string, string>
  readonly format: 'iife'
  readonly target: string
  readonly platform: 'browser'
  readonly minify: boolean
  readonly tsconfig?: string
}

const page = configs.find(({ entry }) => Object.hasOwn(entry ?? {}, 'inspector'))

export const bundlePage = async (): Promise<Bundle> => {
  if (page === undefined) throw new Error('tsup.config.ts builds no entry `inspector` any more.')
  const settings = page as unknown as Settings
  // Where none is named tsup takes that of the root, esbuild the nearest.
  const { entry, format, target, platform, minify, tsconfig = 'tsconfig.json' } = settings
  const { outputFiles } = await build({
    entryPoints: entry,
    format,
    target,
    platform,
    minify,
    tsconfig,
    bundle: true,
    outdir: 'dist',
    write: false,
  })
  const named = (end: string): string =>
    outputFiles.find(({ path }) => path.endsWith(end))?.text ?? ''
  return { script: named('.js'), style: named('.css') }
}
