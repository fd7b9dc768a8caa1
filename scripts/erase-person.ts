import { randomUUID } from 'node:crypto'
import { parseArgs } from 'node:util'
import { createEventStore, openDatabase } from '@titian/event-store'
import { recordAccess } from '../services/api/src/access/record-access.ts'
import { erasePerson, type Erased, type Person } from '../services/worker/src/imports/erase-person.ts'

const help = `用法：
  node scripts/erase-person.ts --name <姓名> [--phone <电话>]
从联系人、名单行、上传文件、摘要邮箱和待核对的操作中清除一个人；不写电话，则清除所有叫这个名字的人。不可撤回。
账号不记电话：持有人叫这个名字的账号，一律改以账号名显示，仍可登录；停用、改名请到“账号”页。
访问日志只记清除了多少，不记姓名。数据库地址取自环境变量 APP_DATABASE_URL。`

const journal = '4104'
const accessJournal = '4104-access'

/** Forgets a person, and has the auditors know that somebody was forgotten, but not who. */
export async function eraseAndRecord(databaseUrl: string, person: Person): Promise<Erased> {
  const { db, pool } = openDatabase<unknown>(databaseUrl, { poolSize: 2, statementTimeoutMs: 600_000 })
  try {
    const erased = await erasePerson(db.withTables(), journal, person)
    const shell = { store: createEventStore(pool), accessJournal, clock: () => new Date() }
    await recordAccess(shell, { id: randomUUID() }, 'operator', { type: 'PersonErased', data: { ...erased } })
    return erased
  } finally {
    await db.destroy()
  }
}

async function run(): Promise<void> {
  const { values } = parseArgs({
    options: { name: { type: 'string' }, phone: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
  })
  const name = values.name?.trim() ?? ''
  const phone = values.phone?.trim()
  if (values.help || name === '' || phone === '') {
    console.log(help)
    process.exitCode = values.help ? 0 : 2
    return
  }
  const { APP_DATABASE_URL: url } = process.env
  if (url === undefined) throw new Error('请设置环境变量 APP_DATABASE_URL')
  const { contacts, uploads, addresses, commands } = await eraseAndRecord(url, { name, phone })
  console.log(
    `已清除：联系人（含账号姓名）${contacts} 条，上传文件 ${uploads} 份，摘要邮箱 ${addresses} 个，待核对的操作 ${commands} 项。数据库文件中的残留在 Postgres 下次 vacuum 后消失。`,
  )
}

if (import.meta.main) await run()
