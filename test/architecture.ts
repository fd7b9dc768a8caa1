import { basename, dirname, join } from 'node:path/posix'

export type SourceFile = { path: string; text: string }

type Layer = {
  folder: string
  /** Which of our packages it may import. */
  ours: string[]
  /** Which other packages; absent, any that its package.json names. */
  others?: string[]
  /** What it imports of ours is gone when the program runs. */
  typesOnly?: boolean
  inBrowser?: boolean
}

const everything = ['contract', 'domain', 'event-store', 'queue', 'read-models', 'workbook']

/** Who may import whom. The first folder that holds a file decides. */
const layers: Layer[] = [
  { folder: 'packages/domain/src/', ours: [], others: [] },
  { folder: 'packages/event-store/src/', ours: [] },
  { folder: 'packages/queue/src/', ours: [] },
  { folder: 'packages/workbook/src/', ours: ['domain'] },
  { folder: 'packages/contract/src/words/', ours: ['domain'], others: [], typesOnly: true },
  { folder: 'packages/contract/src/', ours: [], others: ['typebox'] },
  { folder: 'packages/read-models/src/', ours: ['domain', 'event-store'] },
  { folder: 'services/api/src/', ours: everything },
  { folder: 'services/worker/src/', ours: everything },
  { folder: 'services/web/src/', ours: ['contract', 'domain'], inBrowser: true },
]

/** Configuration is parsed once for each process; scripts and tests hand it on to programs. */
const readsEnvironment =
  /^services\/(api|worker)\/src\/(main|config|configuration)\.ts$|^scripts\/(bench|erase-person|first-account|quarantine|rebuild|start|migrate|schema|embedded-postgres(-home)?|start\.db\.test)\.ts$|^test\//

/** The domain is told what time it is; it neither asks nor draws lots. */
const clockOrChance = /\bDate\.now\b|\bnew Date\(\)|\bTemporal\.Now\b|\bMath\.random\b|\brandomUUID\b|\bperformance\b/

const notRun = /\b(?:test|it|describe)\b[\w.]*\.(?:skip|only|todo|fails|skipIf|runIf)\b/

const mostLines = 350

const ts = /^([a-z0-9]+(-[a-z0-9]+)*)(\.(db|queue|browser))?(\.test)?(\.config|\.d|\.gen)?\.ts$/
const tsx = /^([A-Z][A-Za-z0-9]*(\.test)?|main|router)\.tsx$/
const kindsOfThings = /(^|\/)(common|helpers?|shared|types|utils?|managers?)(\/|\.ts)/

/** What is wrong with a file, in sentences; nothing when it keeps to the rules of the house. */
export function violations(file: SourceFile): string[] {
  return [
    ...importsOf(file).flatMap((name) => wrongImport(file, name)),
    ...wrongNames(file),
    ...wrongWords(file),
    ...tooLong(file),
  ].map((sentence) => `${file.path} ${sentence}`)
}

function importsOf({ text }: SourceFile): string[] {
  const statements = text.matchAll(/^\s*(?:import|export)\b[^'";]*?\bfrom '([^']+)'|^\s*import '([^']+)'/gm)
  const calls = text.matchAll(/\bimport\(\s*'([^']+)'\s*\)/g)
  return [...statements, ...calls].flatMap(([, first, second]) => first ?? second ?? [])
}

function wrongImport({ path, text }: SourceFile, name: string): string[] {
  if (isTest(path)) return []
  const layer = layers.find(({ folder }) => path.startsWith(folder))
  if (layer === undefined) return isOurs(path) ? ['belongs to no layer of test/architecture.ts'] : []
  if (name.startsWith('.'))
    return isInside(packageOf(path), join(dirname(path), name)) ? [] : [`leaves its package for ${name}`]
  const our = /^@titian\/([^/]+)/.exec(name)?.[1]
  const allowed = our === undefined ? (layer.others?.includes(name) ?? true) : layer.ours.includes(our)
  if (!allowed || (layer.inBrowser && name.startsWith('node:'))) return [`may not import ${name}`]
  const asType = new RegExp(`^import type [^'";]*'${name}'`, 'm').test(text)
  return our !== undefined && layer.typesOnly && !asType ? [`may import only types of ${name}`] : []
}

function wrongNames({ path }: SourceFile): string[] {
  const name = basename(path)
  const wellFormed = path.endsWith('.tsx') ? tsx.test(name) : ts.test(name)
  return [
    ...(wellFormed ? [] : ['is not named like the others: kebab-case.ts, PascalCase.tsx']),
    ...(kindsOfThings.test(path) ? ['is named after a kind of thing, not after what it is about'] : []),
  ]
}

/** One idea in a file. Migrations are not asked: they are never edited, so nobody could shorten one. */
function tooLong({ text }: SourceFile): string[] {
  const lines = text.split('\n').length - (text.endsWith('\n') ? 1 : 0)
  return lines > mostLines ? [`is ${lines} lines long, and one idea takes ${mostLines} at most`] : []
}

function wrongWords({ path, text }: SourceFile): string[] {
  const pure = path.startsWith('packages/domain/') && !isTest(path)
  return [
    ...(/\bprocess\.env\b/.test(text) && !readsEnvironment.test(path)
      ? ['reads process.env, which only main.ts and config.ts do']
      : []),
    ...(pure && clockOrChance.test(text) ? [`asks for ${clockOrChance.exec(text)?.[0]}`] : []),
    ...(isTest(path) && notRun.test(text) ? [`holds a test that does not run: ${notRun.exec(text)?.[0]}`] : []),
  ]
}

/** A test, or what tests of one package have in common. */
function isTest(path: string): boolean {
  return /\.test\.tsx?$|\/test-[a-z0-9-]+\.ts$/.test(path)
}

function isOurs(path: string): boolean {
  return /^(packages|services)\/[^/]+\/src\//.test(path)
}

function packageOf(path: string): string {
  return path.split('/').slice(0, 2).join('/')
}

function isInside(folder: string, path: string): boolean {
  return path.startsWith(`${folder}/`)
}
