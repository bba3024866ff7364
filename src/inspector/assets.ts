/** What the inspector's page is made of. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

export interface InspectorAssets {
  readonly script: string
  readonly style: string
}

/** Reads them from the folder that the page was built into. */
export const readAssets = async (folder: string): Promise<InspectorAssets> => {
  const read = (name: string): Promise<string> => readFile(join(folder, name), 'utf8')
  return { script: await read('inspector.js'), style: await read('inspector.css') }
}
