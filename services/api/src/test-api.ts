import { randomUUID } from 'node:crypto'
import type { InjectOptions } from 'fastify'
import { createEventStore, follow, openDatabase } from '@titian/event-store'
import { sql } from 'kysely'
import type { Grant, Role, Statement } from '@titian/domain'
import { readModels } from '@titian/read-models'
import { createDatabase } from '../../../test/database.ts'
import { keepCredential } from './accounts/credential.ts'
import { decideAccount } from './accounts/decide-account.ts'
import { nameHolder } from './accounts/holder.ts'
import { buildApp } from './app.ts'
import { PassedPosition } from './changes/passed-position.ts'
import type { App } from './http/app.ts'
import { createLog } from './http/log.ts'
import type { Shell } from './shell.ts'

export const password = 'Meihua-7-yinyue'

/** Someone who is signed in: asks and tells as a browser does. */
export interface Person {
  readonly cookie: string
  readonly get: (url: string) => Promise<Answered>
  readonly tell: (
    method: 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    url: string,
    body?: object,
    key?: string,
  ) => Promise<Answered>
}

export interface Answered {
  readonly status: number
  readonly headers: Readonly<Record<string, unknown>>
  readonly body: Readonly<Record<string, unknown>>
  readonly text: string
}

export interface TestApi {
  readonly app: App
  readonly shell: Shell
  readonly databaseUrl: string
  readonly logged: string[]
  /** Moves the clock of sessions and lockouts. */
  readonly pass: (minutes: number) => void
  readonly open: (account: string, grants: readonly Grant[], mustChangePassword?: boolean) => Promise<void>
  readonly signIn: (account: string, password?: string) => Promise<Person>
  /** Opens an account with one role in one unit, and signs it in. */
  readonly as: (role: Role, unit: string) => Promise<Person>
  readonly asNobody: Person
  /** States something of a firm as a list would, and waits for nobody: `catchUp` counts it. */
  readonly state: (statement: Statement, occurredOn: string) => Promise<number>
  readonly keepContact: (key: string, name: string, phone: string) => Promise<void>
  /** What the worker does: the read models take in what was appended. */
  readonly catchUp: () => Promise<void>
  readonly stop: () => Promise<void>
}

type BuildOptions = Parameters<typeof buildApp>[1]

/** The whole api on a database of its own, with a clock that stands still and a queue that nobody works. */
export async function startTestApi(
  options: BuildOptions = {},
  /** What shall be otherwise, such as a store that fails. */
  change: (shell: Shell) => Partial<Shell> = () => ({}),
): Promise<TestApi> {
  const database = await createDatabase()
  const { db, pool } = openDatabase<unknown>(database.appUrl, { poolSize: 8 })
  const logged: string[] = []
  let now = new Date('2026-11-24T02:00:00Z')
  const usual: Shell = {
    db,
    store: createEventStore(pool),
    queue: { backend: 'postgres', wake: () => undefined, enqueue: () => undefined, reachable: () => true },
    log: createLog('info', { write: (line) => void logged.push(line) }),
    clock: () => now,
    passed: new PassedPosition(db, '4104'),
    journal: '4104',
    accessJournal: '4104-access',
    overTls: options.publicOrigin?.startsWith('https:') ?? false,
    channels: ['app', 'email'],
  }
  const shell = { ...usual, ...change(usual) }
  const app = await buildApp(shell, options)

  const open = async (account: string, grants: readonly Grant[], mustChangePassword = false) => {
    const kept = await keepCredential(db, password)
    if ('refused' in kept) throw new Error(kept.refused)
    await nameHolder(db, shell.journal, account, `${account} 的持有人`)
    const command = { type: 'FoundAccount', account, grants, credential: kept.credential, mustChangePassword } as const
    const decision = await decideAccount(shell, account, [command])
    if ('refused' in decision) throw new Error(decision.refused)
    await shell.store.append({
      journal: shell.journal,
      actor: 'test',
      command: { id: randomUUID(), content: {} },
      ...decision,
    })
  }
  const signIn = async (account: string, given = password) => {
    const answer = await personOf(app, '').tell('POST', '/api/session', { account, password: given })
    if (answer.status !== 200) throw new Error(`Could not sign in as ${account}: ${answer.text}`)
    return personOf(app, String(answer.headers['set-cookie']).split(';')[0] ?? '')
  }
  return {
    app,
    shell,
    databaseUrl: database.appUrl,
    logged,
    pass: (minutes) => (now = new Date(now.getTime() + minutes * 60_000)),
    open,
    signIn,
    as: async (role, unit) => {
      const account = `${role}.${unit}`
      await open(account, [{ role, unit }]).catch(() => undefined)
      return signIn(account)
    },
    asNobody: personOf(app, ''),
    state: async (statement, occurredOn) => {
      const { uscc } = statement.data
      const claimed = await shell.store.findClaims('4104', [`uscc:${uscc}`])
      const stream = claimed.get(`uscc:${uscc}`) ?? `enterprise-${randomUUID()}`
      const outcome = await shell.store.append({
        journal: '4104',
        actor: 'test',
        command: { id: randomUUID(), content: {} },
        events: [{ stream, schema: 1, occurredOn, meta: { list: { import: randomUUID(), row: 1 } }, ...statement }],
        claims: [{ key: `uscc:${uscc}`, stream }],
      })
      if (outcome.outcome !== 'appended') throw new Error(outcome.outcome)
      return outcome.last
    },
    keepContact: async (key, name, phone) => {
      await sql`
        insert into contact (journal, contact, import, row, name, phone)
        values ('4104', ${key}, ${randomUUID()}, 1, ${name}, ${phone})`.execute(db)
    },
    catchUp: async () => {
      for (const model of readModels) while ((await follow(db, { ...model, journal: '4104' })) !== 0);
    },
    stop: async () => {
      await app.close()
      await db.destroy()
      await database.drop()
    },
  }
}

function personOf(app: App, cookie: string): Person {
  const headers = cookie === '' ? {} : { cookie }
  const send = async (request: InjectOptions): Promise<Answered> => {
    const response = await app.inject(request)
    const isJson = String(response.headers['content-type']).includes('json')
    return {
      status: response.statusCode,
      headers: response.headers,
      body: isJson ? response.json() : {},
      text: response.body,
    }
  }
  return {
    cookie,
    get: (url) => send({ method: 'GET', url, headers }),
    tell: (method, url, body, key = randomUUID()) =>
      send({
        method,
        url,
        headers: { ...headers, 'idempotency-key': key },
        ...(body === undefined ? {} : { payload: body }),
      }),
  }
}
