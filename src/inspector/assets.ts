/** The files of the inspector's page. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

export interface InspectorAssets {
  readonly script: string
  readonly style: string
}

/** Reads the files from the folder into which the page was built. */
export const readAssets = async (folder: string): Promise<InspectorAssets> => {
  const read = (name: string): Promise<string> => readFile(join(folder, name), 'utf8')
  return { script: await read('inspector.js'), style: await read('inspector.css') }
}
