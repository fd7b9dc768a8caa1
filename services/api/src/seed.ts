import { randomUUID } from 'node:crypto'
import { isRefused, roles, calendarDecider, cityCode, officerStream, type Grant } from '@titian/domain'
import { createEventStore, openDatabase } from '@titian/event-store'
import { keepCredential } from './accounts/credential.ts'
import { decideAccount } from './accounts/decide-account.ts'
import { firstPassword } from './accounts/first-password.ts'
import { nameHolder } from './accounts/holder.ts'
import { loadAccount } from './accounts/account-log.ts'
import { calendarStream } from './calendar/fix-business-day.ts'
import { onStream, type Decision } from './command.ts'
import { decideLink } from './officers/link-account.ts'
import type { Shell } from './shell.ts'

export interface SeedOptions {
  /** As the application's role. */
  readonly databaseUrl: string
  readonly journal: string
  /** Absent: a random one, which must be changed at the first sign-in. */
  readonly adminPassword?: string | undefined
  /** The sample city's accounts and business day; else one account `admin` with every role. */
  readonly sample: boolean
}

export interface SeededAccount {
  readonly account: string
  readonly name: string
  readonly password: string
}

interface Opening {
  readonly account: string
  readonly name: string
  readonly grants: readonly Grant[]
  /** The officer (编号) that signs in with it; the sample's lists name him later. */
  readonly officer?: string
}

const sampleDay = '2021-11-30'
/** Printed at every start of the sample city, whose firms are invented; it opens nothing else. */
export const samplePassword = 'Qingshan-Lvshui-26'

export const sampleAccounts: readonly Opening[] = [
  { account: 'planner', name: '市科技局业务科', grants: [{ role: 'planner', unit: cityCode }] },
  { account: 'yexian', name: '叶县科技主管部门', grants: [{ role: 'county', unit: '410422' }] },
  {
    account: 'fuwuyuan',
    name: '王建（首席科技服务员）',
    grants: [{ role: 'service-officer', unit: '410422' }],
    officer: 'KJ008',
  },
  {
    account: 'lianluo',
    name: '黄英华（宝丰县联络员）',
    grants: [{ role: 'liaison', unit: '410421' }],
    officer: 'KJ005',
  },
  { account: 'leader', name: '分管领导', grants: [{ role: 'leader', unit: cityCode }] },
  { account: 'sysadmin', name: '系统管理员', grants: [{ role: 'system-admin', unit: cityCode }] },
  { account: 'secadmin', name: '安全管理员', grants: [{ role: 'security-admin', unit: cityCode }] },
  { account: 'auditor', name: '审计管理员', grants: [{ role: 'audit-admin', unit: cityCode }] },
]

const admin: Opening = {
  account: 'admin',
  name: '管理员',
  grants: roles.map((role) => ({ role, unit: cityCode })),
}

/**
 * Opens a journal's first accounts, and for the sample city its accounts and its day. What is there stays as it is:
 * only accounts opened now are answered, with the passwords that nobody can ask for again.
 */
export async function seed({
  databaseUrl,
  journal,
  adminPassword,
  sample,
}: SeedOptions): Promise<readonly SeededAccount[]> {
  const { db, pool } = openDatabase<unknown>(databaseUrl, { poolSize: 4, applicationName: 'titian-seed' })
  try {
    const shell = { db, journal, store: createEventStore(pool) }
    if (sample) {
      // A city that was begun empty is somebody's own: no password that everybody knows may open it.
      const { account: own } = await loadAccount(shell.store, journal, admin.account)
      if (own.status !== 'absent') return []
      await fixSampleDay(shell)
      const opened = await openAll(shell, sampleAccounts, samplePassword, false)
      for (const { account, officer } of sampleAccounts) if (officer) await linkOnce(shell, officer, account)
      return opened
    }
    const password = adminPassword ?? firstPassword(admin.account)
    return await openAll(shell, [admin], password, adminPassword === undefined)
  } finally {
    await db.destroy()
  }
}

type Seeding = Pick<Shell, 'db' | 'journal' | 'store'>

async function openAll(
  shell: Seeding,
  openings: readonly Opening[],
  password: string,
  mustChangePassword: boolean,
): Promise<readonly SeededAccount[]> {
  const opened: SeededAccount[] = []
  for (const { account, name, grants } of openings) {
    const { account: known } = await loadAccount(shell.store, shell.journal, account)
    if (known.status !== 'absent') continue
    const kept = await keepCredential(shell.db, password)
    if ('refused' in kept) throw new Error(`Account ${account} was not opened: ${kept.refused}`)
    await nameHolder(shell.db, shell.journal, account, name)
    const { credential } = kept
    const decision = await decideAccount(shell, account, [
      { type: 'FoundAccount', account, grants, credential, mustChangePassword },
    ])
    if ('refused' in decision) throw new Error(`Account ${account} was not opened: ${decision.refused}`)
    await keep(shell, decision)
    opened.push({ account, name, password })
  }
  return opened
}

/** Only where nobody has linked the officer before: what was changed since stays as it was changed. */
async function linkOnce(shell: Seeding, officer: string, account: string): Promise<void> {
  const events = await shell.store.readStream(shell.journal, officerStream(officer))
  if (events.some(({ type }) => type === 'OfficerAccountLinked')) return
  const decision = await decideLink(shell, officer, account)
  if ('refused' in decision) throw new Error(`Officer ${officer} was not linked: ${decision.refused}`)
  await keep(shell, decision)
}

/** Only where nobody has set the day before: a day that was moved stays where it was moved to. */
async function fixSampleDay(shell: Seeding): Promise<void> {
  const stream = calendarStream(shell.journal)
  if ((await shell.store.readStream(shell.journal, stream)).length > 0) return
  const decided = calendarDecider.decide({ type: 'FixBusinessDay', day: sampleDay }, calendarDecider.initialState)
  if (isRefused(decided)) throw new Error(`The sample's day was not fixed: ${decided.refused}`)
  await keep(shell, onStream({ stream, version: 0, today: sampleDay }, decided))
}

async function keep({ store, journal }: Seeding, decision: Decision): Promise<void> {
  const command = { id: randomUUID(), content: {} }
  const { outcome } = await store.append({ journal, actor: 'titian', command, ...decision })
  // Two starts at once: the other one was first, and did the same.
  if (outcome !== 'appended' && outcome !== 'stale') throw new Error(`The log did not take a first fact: ${outcome}`)
}
