import { readFile, readdir } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { Kysely, PostgresDialect, sql } from 'kysely'
import { type Migration, Migrator } from 'kysely/migration'
import { Client, Pool, escapeIdentifier, escapeLiteral } from 'pg'
import { migrateQueue } from '@titian/queue'

const folder = fileURLToPath(new URL('../infra/migrations', import.meta.url))

/**
 * Brings the database to the newest shape and makes sure that the application's role exists, with the password of
 * `appUrl`, and owns nothing. Several at once wait for each other; nothing to do is quickly done.
 */
export async function migrate(ownerUrl: string, appUrl: string): Promise<void> {
  const lock = new Client({ connectionString: ownerUrl })
  await lock.connect()
  try {
    await lock.query(`select pg_advisory_lock(hashtext('titian.migrate'))`)
    await ensureRole(lock, appUrl)
    await runMigrations(ownerUrl)
    await migrateQueue(ownerUrl, roleOf(appUrl))
    await refuseOwnership(lock, appUrl)
  } finally {
    await lock.end()
  }
}

async function ensureRole(client: Client, appUrl: string): Promise<void> {
  const { password } = new URL(appUrl)
  const role = roleOf(appUrl)
  // The migrations grant to this role and to no other.
  if (role !== 'titian_app') throw new Error(`The application must connect as titian_app, not as ${role}`)
  const verb = (await isRole(client, role)) ? 'alter' : 'create'
  // A role's row is the whole cluster's and cannot be changed by two at once: leave it alone when it is right.
  if (verb === 'alter' && (await opens(appUrl))) return
  await client.query(
    `${verb} role ${escapeIdentifier(role)} login password ${escapeLiteral(decodeURIComponent(password))}
     nosuperuser nocreatedb nocreaterole noreplication nobypassrls`,
  )
}

function roleOf(appUrl: string): string {
  return decodeURIComponent(new URL(appUrl).username)
}

async function isRole(client: Client, role: string): Promise<boolean> {
  const { rows } = await client.query('select from pg_roles where rolname = $1', [role])
  return rows.length > 0
}

async function opens(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url })
  try {
    await client.connect()
    return true
  } catch {
    return false
  } finally {
    await client.end()
  }
}

async function runMigrations(ownerUrl: string): Promise<void> {
  const pool = new Pool({ connectionString: ownerUrl, max: 1 })
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) })
  try {
    const migrator = new Migrator({ db, provider: { getMigrations: readMigrations } })
    const { error, results = [] } = await migrator.migrateToLatest()
    if (error !== undefined) {
      const failed = results.find((result) => result.status === 'Error')
      throw new Error(`Migration ${failed?.migrationName ?? '(none ran)'} failed`, { cause: error })
    }
  } finally {
    await db.destroy()
  }
}

/** Numbered SQL files, forward only. */
async function readMigrations(): Promise<Record<string, Migration>> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.sql')).toSorted()
  const migrations: Record<string, Migration> = {}
  for (const file of files) {
    if (!/^\d{4}-[a-z0-9-]+\.sql$/.test(file))
      throw new Error(`Not a migration's name, which is 0001-what-it-does.sql: ${file}`)
    const text = await readFile(`${folder}/${file}`, 'utf8')
    migrations[file.slice(0, -'.sql'.length)] = {
      up: async (db) => {
        await sql.raw(text).execute(db)
      },
    }
  }
  return migrations
}

/** Who owns a table may drop its triggers; then nothing would keep the application from editing the log. */
async function refuseOwnership(client: Client, appUrl: string): Promise<void> {
  const role = roleOf(appUrl)
  const { rows } = await client.query<{ what: string }>(
    `select pg_describe_object(classid, objid, objsubid) as what
     from pg_shdepend
     where dbid in (0, (select oid from pg_database where datname = current_database()))
       and refclassid = 'pg_authid'::regclass
       and refobjid = (select oid from pg_roles where rolname = $1)
       and deptype = 'o'
     order by 1`,
    [role],
  )
  if (rows.length > 0) {
    throw new Error(
      `The application's role ${role} must own nothing, but owns ${rows.map((row) => row.what).join(', ')}`,
    )
  }
}

if (import.meta.main) {
  const { DATABASE_URL, APP_DATABASE_URL } = process.env
  if (DATABASE_URL === undefined || APP_DATABASE_URL === undefined) {
    throw new Error('DATABASE_URL (the owner) and APP_DATABASE_URL (the application) must both be set')
  }
  await migrate(DATABASE_URL, APP_DATABASE_URL)
}
