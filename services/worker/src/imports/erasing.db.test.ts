import { readdir, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { migrateQueue, openQueue } from '@titian/queue'
import { Client } from 'pg'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { erasePerson } from './erase-person.ts'
import { dropBrokenUploads, eraseUploads } from './erase-uploads.ts'
import { followedTo } from './followed.ts'
import { importsAtWork, journal, type ImportsAtWork } from './test-imports.ts'
import { codeOf, register } from './test-lists.ts'

const name = '欧阳测试人'
const phone = '19912345678'
const email = 'ouyang.ceshi@example.cn'

let city: ImportsAtWork
let owner: Client
beforeAll(async () => {
  city = await importsAtWork()
  owner = new Client({ connectionString: city.ownerUrl })
  await owner.connect()
})
afterAll(async () => {
  await owner.end()
  await city.close()
})

/** Every table of every schema, partitions and the queue's own among them, in which a text is found. */
async function tablesWith(text: string): Promise<string[]> {
  const { rows: tables } = await owner.query<{ name: string }>(`
    select format('%I.%I', n.nspname, c.relname) as name
    from pg_class c
    join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'm') and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
    order by 1`)
  const found: string[] = []
  for (const { name: table } of tables) {
    const { rows } = await owner.query(
      `select from ${table} as t
       where position($1 in t::text) > 0 or position(encode(convert_to($1, 'UTF8'), 'hex') in t::text) > 0
       limit 1`,
      [text],
    )
    if (rows.length > 0) found.push(table)
  }
  expect(tables.length).toBeGreaterThan(15)
  return found
}

/** Files of the data folder that hold a text: the database's own and its log. */
async function filesWith(text: string): Promise<string[]> {
  const { rows } = await owner.query<{ folder: string; base: string }>(`
    select current_setting('data_directory') as folder, 'base/' || oid as base
    from pg_database
    where datname = current_database()`)
  const { folder = '', base = '' } = rows[0] ?? {}
  const found: string[] = []
  for (const place of [join(folder, base), dirname(folder)]) {
    for (const entry of await readdir(place, { withFileTypes: true })) {
      if (!entry.isFile()) continue
      const bytes = await readFile(join(place, entry.name))
      if (bytes.includes(text)) found.push(entry.name)
    }
  }
  return found
}

async function age(id: string, days: number): Promise<void> {
  await owner.query(
    `update import set received_at = received_at - make_interval(days => $2),
       committed_at = committed_at - make_interval(days => $2)
     where import = $1`,
    [id, days],
  )
}

describe('a month after it was committed', () => {
  test('an upload and the images of its rows are emptied, and what they stated stands', async () => {
    const { import: id } = await city.take(
      await register(2021, [
        [codeOf(1), '河南第一机械有限公司', '叶县', '张三', '19900000001'],
        ['代码不详', '河南第二机械有限公司', '叶县', '李四', '19900000002'],
      ]),
    )
    await age(id, 29)
    expect(await eraseUploads.pending(city.context.db)).toEqual([])
    await age(id, 2)
    expect(await eraseUploads.pending(city.context.db)).toEqual([id])
    await city.run(eraseUploads, id)

    expect(await eraseUploads.pending(city.context.db)).toEqual([])
    expect(await city.db.selectFrom('upload_part').select('part').execute()).toEqual([])
    const rows = await city.rows(id)
    expect(rows.map(({ cells, contact }) => [cells, contact])).toEqual([
      [null, null],
      [null, null],
    ])
    expect(await city.undo(id)).toMatchObject({ status: 'undone', withdrawn: 1 })
  })

  test('a list that nobody confirmed says that its upload is gone, also when it is answered', async () => {
    const id = await city.receive(
      await register(2021, [[codeOf(3), '河南第三机械有限公司', '叶县', '王五', '19900000003']]),
    )
    await city.check(id)
    await age(id, 31)
    await city.run(eraseUploads, id)
    const erased = { status: 'failed', problem: { kind: 'upload-erased', params: { days: 30 } } }
    expect((await city.run(eraseUploads, id)).status).toBe('failed')
    await city.db.updateTable('import').set({ status: 'checking', step: 'read' }).where('import', '=', id).execute()
    expect(await city.check(id)).toMatchObject(erased)
  })

  test('pieces of an upload that broke off are dropped after a day', async () => {
    const id = crypto.randomUUID()
    const part = { journal, import: id, part: 1, bytes: Buffer.from('PK') }
    await city.db.insertInto('upload_part').values(part).execute()
    expect(await dropBrokenUploads.pending(city.context.db)).toEqual([])
    await owner.query(`update upload_part set received_at = now() - interval '25 hours' where import = $1`, [id])
    expect(await dropBrokenUploads.pending(city.context.db)).toEqual([id])
    await dropBrokenUploads.run({ id }, city.context)
    expect(await city.db.selectFrom('upload_part').select('part').where('import', '=', id).execute()).toEqual([])
  })
})

test('a person who is erased is found nowhere: no table, no queue, no file', async () => {
  await migrateQueue(city.ownerUrl, 'titian_app')
  const queue = await openQueue({ databaseUrl: city.appUrl, redisUrl: undefined, log: pino({ level: 'silent' }) })
  const people = await register(2022, [
    [codeOf(11), '河南十一机械有限公司', '叶县', name, phone],
    // Refused, so that its cells are kept.
    ['91410421900000012X', '河南十二机械有限公司', '叶县', name, phone],
    [codeOf(13), '河南十三机械有限公司', '叶县', '别的人', '19987654321'],
  ])
  const committed = await city.take(people)
  const again = await city.receive(people)
  await city.check(again)
  for (const id of [committed.import, again]) queue.enqueue('check-import', { id })
  const text = { name: '粘贴的表格', bytes: Buffer.from(`名单\n统一社会信用代码\t联系人\n1\t${name} ${phone}`) }
  const unread = await city.receive(text)
  await city.check(unread)
  const person = crypto.randomUUID()
  await owner.query(`insert into person (journal, person, name, phone) values ($1, $2, $3, $4)`, [
    journal,
    person,
    name,
    phone,
  ])
  await city.store.append({
    journal,
    actor: 'test',
    command: { id: crypto.randomUUID(), content: {} },
    events: [
      { type: 'OfficerListed', data: { officer: 'KJ001', person } },
      { type: 'OfficerAccountLinked', data: { account: 'oy' } },
    ].map((event) => ({ stream: 'officer-KJ001', ...event, schema: 1, occurredOn: '2021-01-01' })),
  })
  const { signal } = city.context
  await followedTo(city.db, journal, await city.store.head(journal), { signal, patienceMs: 30_000 })
  await owner.query(
    `insert into digest_setting (journal, account, enabled, channel, hour, quiet_from, quiet_until, days_off, email)
     select $1, account, true, 'email', 8, 20, 8, false, email
     from (values ('oy', $2), ('bie', 'bie@example.cn')) as of (account, email)`,
    [journal, email],
  )
  expect(await tablesWith(email)).toEqual(['public.digest_setting'])
  await owner.query(`insert into account_holder (journal, account, name) values ($1, 'ouyang', $2)`, [journal, name])
  await owner.query(
    `insert into command_contested (journal, actor, id, content_hash, content)
     values ($1, 'planner', gen_random_uuid(), '', $2), ($1, 'planner', gen_random_uuid(), '', $3),
       ($1, 'planner', gen_random_uuid(), '', '{"note":"别的事"}')`,
    [journal, JSON.stringify({ note: `请联系${name}` }), JSON.stringify({ phone })],
  )
  expect(await tablesWith(phone)).toEqual([
    'public.command_contested',
    'public.contact',
    'public.import_row',
    'public.person',
    'public.upload_part',
  ])

  expect(await erasePerson(city.db, journal, { name, phone })).toEqual({
    contacts: 3,
    uploads: 4,
    addresses: 1,
    commands: 2,
  })
  await queue.close()

  expect(await tablesWith(phone)).toEqual([])
  expect(await tablesWith(name)).toEqual([])
  expect(await tablesWith(email)).toEqual([])
  // What Postgres cleans up by and by is cleaned up now, so that the files show what is kept. A follower that is just
  // reading may hold on to what was there when it began, so it is cleaned up until nothing is left.
  await expect
    .poll(
      async () => {
        await owner.query(
          'vacuum full contact, person, import_row, upload_part, digest_setting, account_holder, command_contested',
        )
        await owner.query('checkpoint')
        return [await filesWith(phone), await filesWith(name), await filesWith(email)].flat()
      },
      { timeout: 10_000 },
    )
    .toEqual([])
  // Nobody else was touched.
  const others = await city.db.selectFrom('contact').select(['name', 'phone']).where('name', 'is not', null).execute()
  expect(others).toContainEqual({ name: '别的人', phone: '19987654321' })
  const { rows: told } = await owner.query('select account, channel, email from digest_setting order by account')
  expect(told).toEqual([
    { account: 'bie', channel: 'email', email: 'bie@example.cn' },
    { account: 'oy', channel: 'app', email: null },
  ])
  expect((await owner.query('select content from command_contested')).rows).toEqual([{ content: { note: '别的事' } }])
  expect((await owner.query('select name from account_holder')).rows).toEqual([{ name: 'ouyang' }])
  const rows = await city.rows(committed.import)
  expect(rows.map(({ outcome }) => outcome)).toEqual(['new', 'refused', 'new'])
})
