import { type Ask, signIn } from './asker.ts'
import { type Row, row } from './row.ts'
import { waits } from './statistics.ts'

const rounds = 6
const eachRound = 50
const together = 8

// Several days and words, so that no answer is one that was kept.
const days = ['2021-03-31', '2021-05-31', '2021-06-30', '2021-08-15', '2021-09-30', '2021-11-30', '2021-12-31']
const words = [
  '科技',
  '平顶山市',
  '精密机械',
  'keji',
  'pds',
  'wlkj',
  '4059',
  '914104',
  '叶县',
  '新材料有限公司',
  '宝丰',
]

const people = [
  { account: 'planner', unit: '410400' },
  { account: 'yexian', unit: '410422' },
]

type Question = { name: string; ask: Ask; paths: readonly string[]; limited: boolean }

/** 目标任务进展, the members of a figure, and the search: as a planner of the city and as a county's staff ask. */
export async function benchQuestions(address: string): Promise<Row[]> {
  const questions: Question[] = []
  for (const { account, unit } of people) questions.push(...questionsOf(await signIn(address, account), account, unit))
  return [...(await inTurns(questions, 1)), ...(await inTurns(questions, together))]
}

function questionsOf(ask: Ask, account: string, unit: string): Question[] {
  const members = `/api/figures/high-tech.valid/members?unit=${unit}&period=2021`
  return [
    {
      name: `overview, ${account}`,
      ask,
      paths: ['/api/targets?year=2021', ...days.map((day) => `/api/targets?year=2021&asOf=${day}`)],
      limited: true,
    },
    {
      name: `explain, ${account}`,
      ask,
      paths: [members, ...days.map((day) => `${members}&asOf=${day}`), `${members}&limit=200`],
      limited: true,
    },
    {
      name: `list, ${account}`,
      ask,
      paths: ['/api/enterprises', ...words.map((word) => `/api/enterprises?query=${encodeURIComponent(word)}`)],
      limited: false,
    },
  ]
}

/** Each question has its turn in every round; so many callers ask it, each the next as soon as it has an answer. */
async function inTurns(questions: readonly Question[], callers: number): Promise<Row[]> {
  const took = new Map(questions.map((question) => [question, new Array<number>()]))
  const busyMs = new Map(questions.map((question) => [question, 0]))
  for (const question of questions) await askAll(question, callers, question.paths.length)
  for (let round = 0; round < rounds; round += 1) {
    for (const question of round % 2 === 0 ? questions : questions.toReversed()) {
      const began = performance.now()
      took.get(question)?.push(...(await askAll(question, callers, eachRound)))
      busyMs.set(question, (busyMs.get(question) ?? 0) + performance.now() - began)
    }
  }
  return questions.map((question) => {
    const all = took.get(question) ?? []
    const readings = { perSecond: all.length / ((busyMs.get(question) ?? 0) / 1000), ...waits(all) }
    const limited = question.limited && callers === 1
    return row(`${question.name}, callers: ${callers}`, readings, limited ? { p99Ms: { atMost: 100 } } : {})
  })
}

async function askAll({ ask, paths }: Question, callers: number, times: number): Promise<number[]> {
  const took: number[] = []
  let next = 0
  const call = async () => {
    while (next < times) {
      const path = paths[next % paths.length]
      next += 1
      if (path !== undefined) took.push(await ask(path))
    }
  }
  await Promise.all(Array.from({ length: callers }, call))
  return took
}
