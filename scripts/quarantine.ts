import { parseArgs } from 'node:util'
import { openDatabase, readQuarantine, resume, retryQuarantined, type Follower } from '@titian/event-store'
import { sql, type Kysely } from 'kysely'
import { followers as everyone } from '../services/worker/src/follow/followers.ts'

const help = `用法：
  node scripts/quarantine.ts                          列出各读模型暂未计入的记录及原因
  node scripts/quarantine.ts --retry <读模型> <记录>  原因排除后，按次序补计这条记录
  node scripts/quarantine.ts --resume <读模型>        让已停止的读模型从停下处继续
数据库地址取自环境变量 APP_DATABASE_URL。`

const followers: readonly Follower[] = everyone.flatMap(({ journals, ...follower }) =>
  journals.map((journal) => ({ ...follower, journal })),
)

/** A line for each follower, and under it one for each key that it keeps out. */
export async function listQuarantine(db: Kysely<unknown>, asked = followers): Promise<string[]> {
  const lines: string[] = []
  for (const follower of asked) {
    const { name, journal } = follower
    const { rows } = await sql<{ stopped: string | null }>`
      select stopped from checkpoint where follower = ${name} and journal = ${journal}`.execute(db)
    const stopped = rows[0]?.stopped ?? undefined
    const kept = await readQuarantine(db, follower)
    lines.push(
      `${name}（${journal}）：${stopped === undefined ? '运行' : `已停止：${stopped}`}；暂未计入 ${kept.length} 项`,
    )
    for (const { key, since, withheld, reason, quarantinedAt } of kept)
      lines.push(`  ${key}  自第 ${since} 条起共 ${withheld} 条；${quarantinedAt.toISOString()}  ${reason}`)
  }
  return lines
}

/** Hands over what a follower kept out. It throws when that fails again, and then nothing has changed. */
export async function retryKept(db: Kysely<unknown>, name: string, key: string, asked = followers): Promise<string> {
  let handed = 0
  for (const follower of named(name, asked)) handed += await retryQuarantined(db, follower, key)
  return handed === 0 ? `${name} 没有暂未计入的 ${key}` : `${name} 已补计 ${key} 的 ${handed} 条记录`
}

export async function resumeStopped(db: Kysely<unknown>, name: string, asked = followers): Promise<string> {
  for (const follower of named(name, asked)) await resume(db, follower)
  return `${name} 将从停下处继续`
}

function named(name: string, asked: readonly Follower[]): readonly Follower[] {
  const found = asked.filter((follower) => follower.name === name)
  if (found.length > 0) return found
  throw new Error(`没有读模型 ${name}；现有：${asked.map((follower) => follower.name).join('、')}`)
}

async function run(): Promise<void> {
  const { values, positionals } = parseArgs({
    options: { retry: { type: 'string' }, resume: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
    allowPositionals: true,
  })
  const [key] = positionals
  const isWhole = positionals.length === (values.retry === undefined ? 0 : 1)
  if (values.help || !isWhole || (values.retry !== undefined && values.resume !== undefined)) {
    console.log(help)
    process.exitCode = values.help ? 0 : 2
    return
  }
  const { APP_DATABASE_URL: url } = process.env
  if (url === undefined) throw new Error('请设置环境变量 APP_DATABASE_URL')
  const { db } = openDatabase<unknown>(url, { poolSize: 1, statementTimeoutMs: 600_000 })
  try {
    if (values.retry !== undefined && key !== undefined) console.log(await retryKept(db, values.retry, key))
    else if (values.resume !== undefined) console.log(await resumeStopped(db, values.resume))
    else console.log((await listQuarantine(db)).join('\n'))
  } finally {
    await db.destroy()
  }
}

if (import.meta.main) await run()
