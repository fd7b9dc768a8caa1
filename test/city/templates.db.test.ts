import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startCity, type RunningCity } from './running-city.ts'

const lists = join(import.meta.dirname, '../data/pds-2021')
const year = ['05-首席科技服务员', '06-服务员对接企业', '07-走访记录', '08-创新需求台账']
const code = { header: '企业信用码', field: 'code' }
const name = { header: '服务企业', field: 'name' }
const who = { header: '助企干部', field: 'officer-name' }
const templates = [
  {
    kind: 'visits',
    name: '助企走访表',
    columns: [name, code, { header: '服务日', field: 'date' }, who, { header: '服务纪要', field: 'note' }],
  },
  {
    kind: 'demands',
    name: '助企问题表',
    columns: [name, code, { header: '问题概述', field: 'text' }, { header: '提交日', field: 'date' }, who],
  },
] as const
let city: RunningCity
let made: string

beforeAll(async () => {
  made = await mkdtemp(join(tmpdir(), 'titian-templates-'))
  city = await startCity()
  await city.admin.write('PUT', '/business-day', { day: '2021-12-31' })
  for (const list of year) await city.admin.import(join(lists, `${list}.xlsx`))
}, 300_000)

afterAll(async () => {
  await city?.stop()
  await rm(made, { recursive: true })
})

async function figure(code: string): Promise<number> {
  const { body } = await city.admin.get<{ value: number }>(`/figures/${code}?period=2021`)
  return body.value
}

test.each(templates)(
  'the whole year that left by $name comes back as the same',
  async (template) => {
    const id = crypto.randomUUID()
    const {
      body: { position },
    } = await city.admin.write<{ position: number }>('PUT', `/templates/${id}`, template)
    const codes = template.kind === 'visits' ? ['visits', 'visits.enterprises'] : ['demands.raised', 'demands.closed']
    const before = await Promise.all(codes.map(figure))
    const path = join(made, `${template.name}.xlsx`)
    await writeFile(path, await city.admin.file(`/templates/${id}/${template.kind}.xlsx?after=${position}`))
    const { state } = await city.admin.import(path)
    expect(state.counts).toMatchObject({ new: 0, changed: 0, refused: 0 })
    expect(await Promise.all(codes.map(figure))).toEqual(before)
  },
  120_000,
)
