/** The contents of the bundles that browsers load. */
import { describe, expect, test } from '@jest/globals'
import { build } from 'esbuild'

/** Our files in the bundle of an entry. */
const filesOf = async (entry: string): Promise<ReadonlyArray<string>> => {
  const { metafile } = await build({
    entryPoints: [entry],
    bundle: true,
    format: 'esm',
    metafile: true,
    write: false,
    external: ['node:*', '#crypto'],
  })
  const [output] = Object.values(metafile.outputs)
  return Object.entries(output?.inputs ?? {}).flatMap(([file, { bytesInOutput }]) =>
    bytesInOutput > 0 && !file.startsWith('node_modules/') ? file : [],
  )
}

const isText = (file: string): boolean => /^src\/(?:[a-z]+\/)?text\//.test(file)

describe('a bundle of diagnose', () => {
  test('has no fixture', async () => {
    const files = await filesOf('src/diagnose/diagnose.ts')
    expect(files).toContain('src/diagnose/usualFields.generated.ts')
    expect(files.filter((file) => /^fixtures\/|^src\/testing\//.test(file))).toEqual([
      'src/testing/fixtureKey.ts',
    ])
  })

  test('has no texts except the English ones of CallbackError', async () => {
    const files = await filesOf('src/diagnose/diagnose.ts')
    expect(files.filter((file) => file.startsWith('src/diagnose/text/'))).toEqual([])
    expect(files.filter((file) => file.endsWith('/zh.ts'))).toEqual([])
  })
})

describe('a bundle of the root', () => {
  test('has the English texts, and not the Chinese', async () => {
    const files = await filesOf('src/index.ts')
    expect(files.filter(isText).sort()).toEqual([
      'src/event/text/en.ts',
      'src/receive/text/describeBy.ts',
      'src/receive/text/en.ts',
      'src/receive/text/texts.ts',
    ])
  })
})

describe('a bundle of the Chinese texts', () => {
  test('has no English texts and no codecs', async () => {
    const files = await filesOf('src/text/zh.ts')
    expect([...files].sort()).toEqual([
      'src/event/errcode.ts',
      'src/event/text/zh.ts',
      'src/receive/text/describeBy.ts',
      'src/receive/text/texts.ts',
      'src/receive/text/zh.ts',
      'src/text/zh.ts',
      'src/wire/listName.ts',
    ])
  })
})
