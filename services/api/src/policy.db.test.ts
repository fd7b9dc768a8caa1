import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { roles, type Role } from '@titian/contract'
import { demandStream, officerStream, visitStream } from '@titian/domain'
import { accountSamples } from './accounts/test-policy-samples.ts'
import { demandSamples } from './demands/test-policy-samples.ts'
import { enterpriseSamples } from './enterprises/test-policy-samples.ts'
import { figureSamples } from './figures/test-policy-samples.ts'
import { syncSamples } from './sync/test-policy-samples.ts'
import { targetSamples } from './targets/test-policy-samples.ts'
import { campaignSamples, visitSamples } from './visits/test-policy-samples.ts'
import { workSamples } from './my-work/test-policy-samples.ts'
import { giveOfficers, officerSamples } from './assignments/test-policy-samples.ts'
import { checkSamples, giveChecks } from './checks/test-policy-samples.ts'
import { planSamples } from './firm-plans/test-policy-samples.ts'
import { dutySamples } from './duties/test-policy-samples.ts'
import { entryOf, policy, type Reach, type Route } from './policy.ts'
import { giveTemplates, templateSamples } from './templates/test-policy-samples.ts'
import { startTestApi, type Answered, type Person, type TestApi } from './test-api.ts'

const city = '410400'
const own = '410422'
const sibling = '410421'
const ours = { uscc: '91410402923358705G', name: '叶县春雷机电有限公司' }
const theirs = { uscc: '914104219072854973', name: '宝丰秋水材料有限公司' }
const nextStep = { action: '联系银行', due: '2099-12-31' }
const photo = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'
const nobodys = '91410423905840856F'

/** Routes that name roles; the others are open or only ask for a session. */
type Guarded = { [Each in Route]: (typeof policy)[Each] extends { readonly roles: object } ? Each : never }[Route]

interface Sample {
  readonly url: string
  readonly body?: object
}

// How each route is asked for a unit, or for a thing of a unit; undefined where it does not have the question.
type Ask = (unit: string, firm: string) => Sample
const samples: Readonly<Record<Guarded, Ask>> = {
  ...accountSamples,
  ...figureSamples,
  ...enterpriseSamples((firm) => (firm === ours.uscc ? theirs.uscc : ours.uscc)),
  'POST /api/imports': () => ({ url: '/api/imports' }),
  'POST /api/imports/pasted': () => ({ url: '/api/imports/pasted', body: { text: '企业名称\t代码' } }),
  'GET /api/imports': () => ({ url: '/api/imports' }),
  'GET /api/imports/:importId': (unit) => ({ url: importOf(unit) }),
  'PATCH /api/imports/:importId': (unit) => ({ url: importOf(unit), body: { listedOn: '2021-12-31' } }),
  'GET /api/imports/:importId/rows': (unit) => ({ url: `${importOf(unit)}/rows?outcome=new` }),
  'GET /api/imports/:importId/refused': (unit) => ({ url: `${importOf(unit)}/refused` }),
  'GET /api/imports/:importId/refused.xlsx': (unit) => ({ url: `${importOf(unit)}/refused.xlsx` }),
  'POST /api/imports/:importId/refused/accept': (unit) => ({ url: `${importOf(unit)}/refused/accept`, body: {} }),
  'POST /api/imports/:importId/matches/confirm': (unit) => ({ url: `${importOf(unit)}/matches/confirm` }),
  'POST /api/imports/:importId/rows/:row/match': (unit) => ({
    url: `${importOf(unit)}/rows/1/match`,
    body: { uscc: null },
  }),
  'POST /api/imports/:importId/commit': (unit) => ({ url: `${importOf(unit)}/commit` }),
  'POST /api/imports/:importId/undo': (unit) => ({ url: `${importOf(unit)}/undo` }),
  ...campaignSamples,
  'GET /api/visits/warnings': () => ({ url: `/api/visits/warnings?uscc=${ours.uscc}&on=2021-06-05` }),
  ...visitSamples((unit) => visits.get(unit) ?? '', photo),
  ...officerSamples,
  ...templateSamples,
  ...checkSamples,
  ...planSamples,
  ...dutySamples,
  'POST /api/visits': () => ({ url: '/api/visits', body: visitToOurs() }),
  'GET /api/call-backs': () => ({ url: '/api/call-backs' }),
  'POST /api/call-backs': () => ({
    url: '/api/call-backs',
    body: { from: '2021-01-01', through: '2021-12-31', share: 0.1 },
  }),
  'GET /api/call-backs/:sample': () => ({ url: `/api/call-backs/${sample}` }),
  ...demandSamples((unit) => demands.get(unit) ?? '', { firm: ours, nextStep, photo }),
  ...workSamples,
  ...syncSamples(photo),
  ...targetSamples,
}

const guarded = Object.entries(samples)
/** Where what is asked for is one thing, which is there or not. */
const ofOneThing = /:uscc|:account|:importId|:officer|:handover|:visit|:demand|:check/
const imports = new Map([
  [own, '7a1c0f3e-0000-8000-8000-000000000001'],
  [sibling, '7a1c0f3e-0000-8000-8000-000000000002'],
])

const visits = new Map([
  [own, '018f2a3b-0000-7000-8000-000000000001'],
  [sibling, '018f2a3b-0000-7000-8000-000000000002'],
])

const demands = new Map([
  [own, '018f2a3b-0000-7000-8000-000000000003'],
  [sibling, '018f2a3b-0000-7000-8000-000000000004'],
])
const sample = '018f2a3b-0000-7000-8000-000000000005'

function visitToOurs(): object {
  return { firms: [{ visit: crypto.randomUUID(), ...ours }], on: '2021-06-30', mode: 'phone', officers: ['KJ001'] }
}

/** A visit that an officer of a unit paid to a firm there, and a demand of it. */
async function visit(unit: string, { uscc, name }: { uscc: string; name: string }): Promise<void> {
  const officer = unit === own ? 'KJ001' : 'KJ002'
  const attachment = { sha256: photo, mime: 'image/png', bytes: 1 }
  const said = [
    {
      stream: officerStream(officer),
      type: 'OfficerListed',
      data: { officer, person: crypto.randomUUID(), unit, from: '2021-01-01' },
    },
    {
      stream: visitStream(visits.get(unit) ?? ''),
      type: 'VisitLogged',
      data: { uscc, name, mode: 'on-site', officers: [officer], attachments: [attachment] },
    },
    {
      stream: demandStream(demands.get(unit) ?? ''),
      type: 'DemandRaised',
      data: {
        uscc,
        name,
        category: 'N9',
        text: '希望参加银企对接会',
        channel: 'visit',
        officer,
        nextStep,
        attachments: [attachment],
      },
    },
  ]
  await api.shell.store.append({
    journal: '4104',
    actor: 'test',
    command: { id: crypto.randomUUID(), content: {} },
    events: said.map((event) => ({ ...event, schema: 1, occurredOn: '2021-06-01' })),
  })
}

async function drawCallBacks(): Promise<void> {
  const data = { sample, from: '2021-01-01', through: '2021-06-30', share: 0.1, seed: 1, closed: 0, demands: [] }
  await api.shell.store.append({
    journal: '4104',
    actor: 'test',
    command: { id: crypto.randomUUID(), content: {} },
    events: [{ stream: `call-back-${sample}`, type: 'CallBackSampleDrawn', schema: 1, data, occurredOn: '2021-06-30' }],
  })
}

function importOf(unit: string): string {
  return `/api/imports/${imports.get(unit)}`
}

/** A list of one row that somebody of a unit handed in. */
async function receive(unit: string, { uscc, name }: { uscc: string; name: string }): Promise<void> {
  const { db, store } = api.shell
  const id = imports.get(unit)
  await sql`
    insert into import (journal, import, status, file_name, sha256, size, unit, received_by)
    values ('4104', ${id}, 'checked', '名单.xlsx', '', 1, ${unit}, 'test')`.execute(db)
  await sql`
    insert into import_row (journal, import, row, outcome, uscc, name, unit)
    values ('4104', ${id}, 3, 'new', ${uscc}, ${name}, ${unit})`.execute(db)
  await store.append({
    journal: '4104',
    actor: 'test',
    command: { id: crypto.randomUUID(), content: {} },
    events: [
      {
        stream: `import-${id}`,
        type: 'ImportReceived',
        schema: 1,
        data: { sha256: '', unit },
        occurredOn: '2021-11-30',
      },
    ],
  })
}

let api: TestApi
const people = new Map<string, Person>()

beforeAll(async () => {
  api = await startTestApi()
  for (const [{ uscc, name }, unit] of [
    [ours, own],
    [theirs, sibling],
  ] as const) {
    const contact = crypto.randomUUID()
    await api.state({ type: 'RegisterEntryListed', data: { uscc, name, unit, contact } }, '2020-12-31')
    await api.keepContact(contact, '张三', '13700000000')
    await receive(unit, { uscc, name })
    await visit(unit, { uscc, name })
  }
  await drawCallBacks()
  await giveTemplates(api)
  for (const unit of [own, sibling]) await api.open(`clerk.${unit}`, [{ role: 'county', unit }])
  const firms = [
    { unit: own, ...ours },
    { unit: sibling, ...theirs },
  ]
  await giveOfficers(api, firms)
  await giveChecks(api, firms)
  await api.catchUp()
  for (const role of roles) {
    for (const unit of [own, city]) {
      people.set(`${role} ${unit}`, await api.as(role, unit))
      await bringPhoto(`${role}.${unit}`)
    }
  }
  await bringPhoto('test')
}, 60_000)

/** Everybody brings the same one. */
async function bringPhoto(account: string): Promise<void> {
  await sql`
    insert into blob (journal, sha256, account, mime, size, begun_at, complete_at)
    values ('4104', decode(${photo}, 'hex'), ${account}, 'image/png', 0, now(), now())`.execute(api.shell.db)
}

afterAll(() => api.stop())

async function tried(route: string, who: Person, sample: Sample): Promise<Answered> {
  const [method = ''] = route.split(' ')
  if (method === 'GET') return who.get(sample.url)
  if (method === 'POST' || method === 'PUT' || method === 'PATCH') return who.tell(method, sample.url, sample.body)
  throw new Error(`No sample knows ${method}`)
}

function person(role: Role, unit: string): Person {
  const found = people.get(`${role} ${unit}`)
  if (!found) throw new Error(`Nobody is ${role} in ${unit}`)
  return found
}

function rolesOf(route: string): Readonly<Partial<Record<Role, Reach>>> {
  const entry = entryOf(route)
  return entry && 'roles' in entry ? entry.roles : {}
}

/** What the table says of a role that holds only its own unit, asked for a unit. */
function allowed(route: string, role: Role, unit: string): boolean {
  const entry = entryOf(route)
  if (!entry || 'who' in entry) return true
  const reach = entry.roles[role]
  if (reach === undefined) return false
  // Nobody of the table is linked to an officer yet, so that no firm is theirs.
  if (reach === 'own-firms') return !ofOneThing.test(route)
  if (entry.unit === 'rows') return !ofOneThing.test(route) || unit === own
  const asked = entry.unit === 'city' ? city : unit
  return asked === own || (asked === city && reach === 'own-and-city')
}

/** Done, or refused for what it says and not for who says it. */
const carriedOut = [200, 201, 202, 409, 415, 422]

function refusedWith(route: string, role: Role): number {
  return route.startsWith('GET') || rolesOf(route)[role] !== undefined ? 404 : 403
}

describe.each(guarded)('%s', (route, ask) => {
  test.each(roles.flatMap((role) => [own, sibling, city].map((unit) => [role, unit] as const)))(
    'asked by %s of their own unit for %s',
    async (role, unit) => {
      const firm = unit === sibling ? theirs.uscc : ours.uscc
      // Nothing below the city is the city's alone: such a question is asked of the units.
      const asked = unit === city && ofOneThing.test(route) ? own : unit
      const answer = await tried(route, person(role, own), ask(asked, firm))
      expect(allowed(route, role, asked) ? carriedOut : [refusedWith(route, role)]).toContain(answer.status)
      const seesTheirs = answer.text.includes(theirs.uscc) || answer.text.includes(theirs.name)
      expect(seesTheirs).toBe(false)
    },
  )

  test.each(roles)('asked by %s of the whole city', async (role) => {
    const answer = await tried(route, person(role, city), ask(sibling, theirs.uscc))
    const reach = rolesOf(route)[role]
    const isAllowed = reach !== undefined && (reach !== 'own-firms' || !ofOneThing.test(route))
    expect(isAllowed ? carriedOut : [refusedWith(route, role)]).toContain(answer.status)
  })

  test('asked by nobody', async () => {
    const answer = await tried(route, api.asNobody, ask(own, ours.uscc))
    expect(answer).toMatchObject({ status: 401, body: { type: 'not-signed-in' } })
  })
})

test.each(guarded.filter(([route]) => route.includes(':uscc') && rolesOf(route).county))(
  '%s says of another unit’s firm what it says of one that there is not',
  async (route, ask) => {
    const county = person('county', own)
    const hidden = await tried(route, county, ask(own, theirs.uscc))
    const absent = await tried(route, county, ask(own, nobodys))
    expect({ ...hidden.body, instance: '' }).toEqual({ ...absent.body, instance: '' })
    expect(hidden.status).toBe(404)
  },
)

test('a county sees its firm in the city’s list and nobody else’s', async () => {
  const { body, text } = await person('county', own).get('/api/enterprises')
  expect(body).toMatchObject({ count: 1, items: [{ uscc: ours.uscc }] })
  expect(text).not.toContain(theirs.uscc)
  expect((await person('planner', city).get('/api/enterprises')).body).toMatchObject({ count: 2 })
})

test('a county sees the city’s total and of its parts its own', async () => {
  const { body } = await person('county', own).get('/api/figures/enterprises?period=2021')
  expect(body).toMatchObject({ value: 2, parts: [{ unit: own, value: 1 }] })
  const { body: whole } = await person('leader', city).get('/api/figures/enterprises?period=2021')
  expect(whole).toMatchObject({ value: 2 })
  expect(whole['parts']).toHaveLength(12)
})

test('two grants do not widen each other: totals of the city and firms of a county are not firms of the city', async () => {
  await api.open('both', [
    { role: 'leader', unit: city },
    { role: 'county', unit: own },
  ])
  const both = await api.signIn('both')
  const asked = '/api/figures/enterprises/members?period=2021&unit='
  expect((await both.get(`/api/figures/enterprises?period=2021&unit=${sibling}`)).status).toBe(200)
  expect((await both.get(`${asked}${own}`)).body).toMatchObject({ count: 1 })
  expect((await both.get(`${asked}${sibling}`)).status).toBe(404)
  expect((await both.get(`${asked}${city}`)).status).toBe(404)
  expect((await both.get('/api/enterprises')).body).toMatchObject({ count: 1 })
})
