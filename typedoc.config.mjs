import { Converter, ReflectionKind } from 'typedoc'

import { entries } from './tsup.config.ts'

const PACKAGE = 'tencent-live-callbacks'

/** The specifier of each entry point, by its source without `src/` and `.ts`. */
const specifiers = new Map(
  Object.entries(entries).map(([name, file]) => [
    file.replace(/^src\/|\.ts$/g, ''),
    name === 'index' ? PACKAGE : `${PACKAGE}/${name}`,
  ]),
)

const nameModulesAsImported = (app) => {
  app.converter.on(Converter.EVENT_RESOLVE_BEGIN, ({ project }) => {
    for (const module of project.getChildrenByKind(ReflectionKind.Module)) {
      module.name = specifiers.get(module.name)
    }
  })
}

/** @type {Partial<import('typedoc').TypeDocOptions>} */
export default {
  name: PACKAGE,
  entryPoints: Object.values(entries),
  plugin: [nameModulesAsImported],
  out: 'docs/api',
  readme: 'none',
  // Links to the sources would need the address of a repository.
  disableSources: true,
  // `npm run types` does that.
  skipErrorChecking: true,
  logLevel: 'Warn',
  treatWarningsAsErrors: true,
  validation: {
    invalidLink: true,
    invalidPath: true,
    notExported: true,
    rewrittenLink: true,
    unusedMergeModuleWith: true,
  },
  // Users see these names in types, and never need to import them.
  intentionallyNotExported: [
    'src/adapter/nodeHttp.ts:NodeStream',
    'src/adapter/nodeHttp.ts:StreamEvent',
    'src/event/AudioAudit.ts:Suggestion',
    'src/event/ImageAudit.ts:Suggestion',
    'src/event/LiveEvent.ts:Events',
    'src/event/eventCodec.ts:EventCodec',
    'src/event/eventCodec.ts:TemplateEventCodec',
    'src/handle/options.ts:MiddlewareOptions',
    'src/handle/observation.ts:Name',
    'src/template.ts:Request',
    'src/template.ts:UrlField',
    'src/template.ts:UrlFieldOf',
    'src/testing/hostile/forge.ts:Expected',
    'src/testing/signBody.ts:Signed',
  ],
}
