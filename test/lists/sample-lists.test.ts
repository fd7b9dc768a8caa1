import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { rowRefusalSentence } from '@titian/contract'
import { readRow, recogniseList, type RecognisedList, type RowReading, type SheetRow } from '@titian/domain'
import { readWorkbook } from '@titian/workbook'
import { describe, expect, test } from 'vitest'

const folder = join(import.meta.dirname, '../data/pds-2021')
const files = readdirSync(folder).filter((name) => name.endsWith('.xlsx'))

interface MustBeRefused {
  readonly file: string
  readonly row: number
  readonly why: string
  readonly name: string
  readonly cell: string
}

const whys: Readonly<Record<string, string>> = {
  'code-check-wrong': 'check character wrong',
  'code-digits-lost': 'code kept as a number, digits lost',
  'code-missing': 'code missing',
  'code-not-a-code': 'not a code',
}

const sheets = new Map<string, { list: RecognisedList; readings: RowReading[] }>()
for (const file of files) sheets.set(file, await readSample(file))

test('every list of the sample city is recognised, with its date, stage and columns', () => {
  expect(
    Object.fromEntries(
      [...sheets].map(([file, { list }]) => [
        file.replace('.xlsx', ''),
        [list.kind, list.listedOn, list.stage, list.issuedOn, list.hasCodes, list.needs, list.asks, list.ignored],
      ]),
    ),
  ).toEqual({
    '01-企业名录': ['register', '2021-12-31', undefined, undefined, true, [], [], []],
    ...Object.fromEntries(
      [2017, 2018, 2019, 2020, 2021].map((year) => [
        `02-科技型中小企业入库名单-${year}`,
        ['tech-sme', `${year}-12-31`, 'announcement', undefined, true, [], [], []],
      ]),
    ),
    ...Object.fromEntries(
      [2014, 2015, 2016, 2017, 2018, 2019, 2020, 2021].map((year) => [
        `03-高新技术企业认定名单-${year}`,
        ['high-tech', `${year}-12-31`, 'announcement', undefined, true, [], [], []],
      ]),
    ),
    '02b-全省公告样式-科技型中小企业': [
      'tech-sme-province',
      '2021-12-31',
      'announcement',
      undefined,
      false,
      [],
      ['listedOn', 'stage', 'document'],
      [],
    ],
    '03b-备案公告样式-高新技术企业': [
      'high-tech-province',
      '2021-10-28',
      'announcement',
      '2021-10-28',
      false,
      [],
      ['document'],
      [],
    ],
    '04-梯次企业称号': ['titles', '2021-12-31', 'announcement', undefined, true, [], [], []],
    '05-首席科技服务员': ['officers', '2021-12-31', undefined, undefined, false, [], [], []],
    '06-服务员对接企业': ['assignments', '2021-12-31', undefined, undefined, true, [], [], []],
    '07-走访记录': ['visits', '2021-12-31', undefined, undefined, true, [], [], []],
    '08-创新需求台账': ['demands', '2021-12-31', undefined, undefined, true, [], [], []],
    '09-年度目标分解': ['targets', '2021-01-01', undefined, undefined, false, [], [], []],
    '10-企业变更情况': ['changes', '2021-12-31', undefined, undefined, true, [], [], []],
    '11-高企申报进度': ['applications', '2021-12-31', undefined, undefined, true, [], [], []],
  })
})

test('exactly the rows that must be refused are refused, each for its reason and at its cell', () => {
  const refused = [...sheets].flatMap(([file, { readings }]) =>
    readings.flatMap((reading) => {
      if (!('refused' in reading)) return []
      const { row, name, kind, found } = reading.refused
      return [{ file, row, why: whys[kind] ?? kind, name, cell: found }]
    }),
  )
  const expected = mustBeRefused().map(({ file, row, why, name, cell }) => ({ file, row, why, name, cell }))
  expect(refused).toEqual(expected)
  expect(refused).toHaveLength(98)
})

test('a refused row says in Chinese what stands in its cell and what to do', () => {
  const reading = sheets.get('03-高新技术企业认定名单-2014.xlsx')?.readings.find(({ row }) => row === 25)
  if (!reading || !('refused' in reading)) throw new Error('Row 25 is not refused')
  expect(rowRefusalSentence(reading.refused)).toBe(
    'C25（统一社会信用代码）为“914104009333O7047A”：不是统一社会信用代码，含有代码中不会出现的“O”。' +
      '可能是 91410400933307047A，请对照营业执照确认后改正。',
  )
})

describe('the rows of each list become', () => {
  test.each([
    ['01-企业名录.xlsx', { heading: 2, RegisterEntryListed: 10_238, refused: 7, total: 1 }],
    ['02-科技型中小企业入库名单-2017.xlsx', { heading: 2, TechSmeRegistered: 64, refused: 7 }],
    ['02-科技型中小企业入库名单-2018.xlsx', { heading: 2, TechSmeRegistered: 120, refused: 7 }],
    ['02-科技型中小企业入库名单-2019.xlsx', { heading: 2, TechSmeRegistered: 197, refused: 7 }],
    ['02-科技型中小企业入库名单-2020.xlsx', { heading: 2, TechSmeRegistered: 288, refused: 7 }],
    ['02-科技型中小企业入库名单-2021.xlsx', { heading: 2, TechSmeRegistered: 486, refused: 7 }],
    ['03-高新技术企业认定名单-2014.xlsx', { heading: 2, HighTechRecognised: 18, refused: 7 }],
    ['03-高新技术企业认定名单-2015.xlsx', { heading: 2, HighTechRecognised: 20, refused: 7 }],
    ['03-高新技术企业认定名单-2016.xlsx', { heading: 2, HighTechRecognised: 22, refused: 7 }],
    ['03-高新技术企业认定名单-2017.xlsx', { heading: 2, HighTechRecognised: 44, refused: 7 }],
    ['03-高新技术企业认定名单-2018.xlsx', { heading: 2, HighTechRecognised: 47, refused: 7 }],
    ['03-高新技术企业认定名单-2019.xlsx', { heading: 2, HighTechRecognised: 53, refused: 7 }],
    ['03-高新技术企业认定名单-2020.xlsx', { heading: 2, HighTechRecognised: 83, refused: 7 }],
    ['03-高新技术企业认定名单-2021.xlsx', { heading: 2, HighTechRecognised: 106, refused: 7 }],
    ['02b-全省公告样式-科技型中小企业.xlsx', { heading: 2, ours: 72, 'other-city': 420 }],
    ['03b-备案公告样式-高新技术企业.xlsx', { heading: 2, open: 443 }],
    ['04-梯次企业称号.xlsx', { heading: 2, TitleGranted: 75 }],
    ['05-首席科技服务员.xlsx', { heading: 2, OfficerListed: 153 }],
    ['06-服务员对接企业.xlsx', { heading: 2, OfficerAssigned: 720 }],
    ['07-走访记录.xlsx', { heading: 2, VisitLogged: 1444 }],
    ['08-创新需求台账.xlsx', { heading: 2, DemandListed: 3935 }],
    ['09-年度目标分解.xlsx', { heading: 2, target: 4 }],
    [
      '10-企业变更情况.xlsx',
      {
        heading: 2,
        EnterpriseRenamed: 14,
        EnterpriseClosed: 15,
        EnterpriseMovedOut: 2,
        EnterpriseMovedIn: 3,
        HighTechRevoked: 3,
        ResponsibilityMoved: 5,
      },
    ],
    ['11-高企申报进度.xlsx', { heading: 2, HighTechApplicationAdvanced: 623 }],
  ])('%s: %j', (file, expected) => {
    const counts: Record<string, number> = {}
    for (const reading of sheets.get(file)?.readings ?? []) {
      const outcome = outcomeOf(reading)
      counts[outcome] = (counts[outcome] ?? 0) + 1
    }
    expect(counts).toEqual(expected)
  })
})

test('every row that is taken from the city’s own lists names a planning unit, where the list has that column', () => {
  const without = [...sheets].flatMap(([file, { list, readings }]) =>
    list.columns.some(({ field }) => field === 'unit')
      ? readings
          .filter((reading) => 'statement' in reading && reading.statement.data.unit === undefined)
          .map(() => file)
      : [],
  )
  expect(without).toEqual([])
})

test('of the visits 318 belong to a campaign and 271 solved something there; of the demands 31 are open', () => {
  const facts = [...sheets.values()].flatMap(({ readings }) =>
    readings.flatMap((reading) => ('fact' in reading ? [reading.fact] : [])),
  )
  const visits = facts.flatMap((fact) => (fact.type === 'VisitLogged' ? [fact.data] : []))
  const demands = facts.flatMap((fact) => (fact.type === 'DemandListed' ? [fact.data] : []))
  expect([
    visits.filter(({ campaign }) => campaign === '万人助万企').length,
    visits.filter(({ solvedOnTheSpot }) => solvedOnTheSpot).length,
    new Set(visits.map(({ uscc }) => uscc)).size,
    demands.filter(({ status, closedOn }) => status === 'closed' && closedOn !== undefined).length,
    demands.filter(({ status }) => status !== 'closed').length,
  ]).toEqual([318, 271, 617, 3904, 31])
  expect(visits.every(({ mode }) => mode !== 'message') && demands.every(({ category }) => category !== 'N13')).toBe(
    true,
  )
})

test('the only odd thing in a row that is taken is the division inside its code', () => {
  const kinds = new Set([...sheets.values()].flatMap(({ readings }) => readings.flatMap(notesOf)))
  expect([...kinds]).toEqual(['code-division'])
})

function notesOf(reading: RowReading): string[] {
  return 'notes' in reading ? reading.notes.map(({ kind }) => kind) : []
}

function outcomeOf(reading: RowReading): string {
  if ('statement' in reading) return reading.statement.type
  if ('fact' in reading) return reading.fact.type
  if ('named' in reading) return reading.named.whose
  if ('refused' in reading) return 'refused'
  if ('skip' in reading) return reading.skip
  return 'target' in reading ? 'target' : 'publicised'
}

async function readSample(file: string): Promise<{ list: RecognisedList; readings: RowReading[] }> {
  const rows: SheetRow[] = []
  const answer = await readWorkbook(readFileSync(join(folder, file)), (more) => {
    rows.push(...more)
  })
  if ('refused' in answer) throw new Error(`${file} was refused: ${answer.refused.kind}`)
  const list = recogniseList(rows.slice(0, 30), { fileName: file })
  if ('refused' in list) throw new Error(`${file} was not recognised: ${list.refused.kind}`)
  return { list, readings: rows.map((row) => readRow(list, row)) }
}

function mustBeRefused(): readonly MustBeRefused[] {
  const answers: { mustBeRefused: readonly MustBeRefused[] } = JSON.parse(
    readFileSync(join(folder, 'answers.json'), 'utf8'),
  )
  return answers.mustBeRefused
}
