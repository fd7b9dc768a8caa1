import { parseArgs } from 'node:util'
import { openDatabase, rebuild } from '@titian/event-store'
import { readModels, type ReadModel } from '@titian/read-models'
import { sql, type Kysely } from 'kysely'

const help = `用法：
  node scripts/rebuild.ts <读模型>
按现在的口径和日志，从头重算一个读模型：${readModels.map(({ name }) => name).join('、')}。
重算期间查询照旧得到原来的完整结果；新录入的内容要等重算完成才计入。失败则一切不变。
暂未计入的记录仍不计入，可另用 scripts/quarantine.ts 补计。数据库地址取自环境变量 APP_DATABASE_URL。`

const journal = '4104'
const statementTimeoutMs = 3_600_000

/** Makes the rows of one read model anew, and says so in a sentence. */
export async function rebuildModel(db: Kysely<unknown>, name: string): Promise<string> {
  const model = readModels.find((each) => each.name === name)
  if (!model) throw new Error(`没有读模型 ${name}；现有：${readModels.map((each) => each.name).join('、')}`)
  const position = await rebuild(db, { ...model, journal }, (tx) => clear(tx, model))
  return `${name} 已按日志前 ${position} 条重算`
}

async function clear(tx: Kysely<unknown>, { tables }: ReadModel): Promise<void> {
  // Not `truncate`: it would shut out whoever asks until all is filled again.
  for (const table of tables) await sql`delete from ${sql.table(table)} where journal = ${journal}`.execute(tx)
}

async function run(): Promise<void> {
  const { values, positionals } = parseArgs({
    options: { help: { type: 'boolean', short: 'h' } },
    allowPositionals: true,
  })
  const [name] = positionals
  if (values.help || name === undefined || positionals.length > 1) {
    console.log(help)
    process.exitCode = values.help ? 0 : 2
    return
  }
  const { APP_DATABASE_URL: url } = process.env
  if (url === undefined) throw new Error('请设置环境变量 APP_DATABASE_URL')
  const { db } = openDatabase<unknown>(url, { poolSize: 1, statementTimeoutMs })
  try {
    console.log(await rebuildModel(db, name))
  } finally {
    await db.destroy()
  }
}

if (import.meta.main) await run()
