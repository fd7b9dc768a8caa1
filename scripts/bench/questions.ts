import { type Answered, type Ask, signIn, waitsFor } from './asker.ts'
import { type City, processes } from './city.ts'
import { processorMs } from './processor.ts'
import { type Row, row } from './row.ts'

const rounds = 6
const eachRound = 50
const together = 8

// Several days and words, so that no answer is one that was kept.
const days = ['2021-03-31', '2021-05-31', '2021-06-30', '2021-08-15', '2021-09-30', '2021-11-30', '2021-12-31']
const words = '科技 平顶山市 精密机械 keji pds wlkj 4059 914104 叶县 新材料有限公司 宝丰'.split(' ')

const people = [
  { account: 'planner', unit: '410400' },
  { account: 'yexian', unit: '410422' },
]

type Question = { name: string; ask: Ask; paths: readonly string[]; limitMs?: number }

/** 目标任务进展, the members of a figure, the search, and 核对: as a planner of the city and as a county's staff ask. */
export async function benchQuestions(city: City): Promise<Row[]> {
  const questions: Question[] = []
  for (const { account, unit } of people) {
    questions.push(...questionsOf(await signIn(city.address, account), account, unit))
  }
  return [...(await inTurns(city, questions, 1)), ...(await inTurns(city, questions, together))]
}

/** As the pages ask, which show fifty at a time; and the members as somebody may who wants many. */
function questionsOf(ask: Ask, account: string, unit: string): Question[] {
  const overview = '/api/targets?year=2021'
  const members = `/api/figures/high-tech.valid/members?unit=${unit}&period=2021`
  const onDays = (path: string) => [path, ...days.map((day) => `${path}&asOf=${day}`)]
  const lists = ['/api/enterprises', ...words.map((word) => `/api/enterprises?query=${encodeURIComponent(word)}`)]
  return [
    { name: `overview, ${account}`, ask, paths: onDays(overview), limitMs: 100 },
    { name: `explain, ${account}`, ask, paths: onDays(members), limitMs: 100 },
    { name: `explain 200 firms, ${account}`, ask, paths: onDays(`${members}&limit=200`) },
    { name: `list, ${account}`, ask, paths: lists },
    // What waits waits now: there is one question, and it is counted anew each time.
    { name: `review, ${account}`, ask, paths: ['/api/review'], limitMs: 300 },
  ]
}

type Turns = { answers: Answered[]; spentMs: number; processorMs: number }

/** Each question has its turn in every round; so many callers ask it, each the next as soon as it has an answer. */
async function inTurns(city: City, questions: readonly Question[], callers: number): Promise<Row[]> {
  const turns = questions.map((question) => {
    const spent: Turns = { answers: [], spentMs: 0, processorMs: 0 }
    return { question, spent }
  })
  for (const question of questions) await askAll(question, callers, question.paths.length)
  for (let round = 0; round < rounds; round += 1) {
    for (const { question, spent } of round % 2 === 0 ? turns : turns.toReversed()) {
      const [began, usedBefore] = [performance.now(), await processorMs(processes(city))]
      spent.answers.push(...(await askAll(question, callers, eachRound)))
      spent.spentMs += performance.now() - began
      spent.processorMs += (await processorMs(processes(city))) - usedBefore
    }
  }
  return turns.map(({ question, spent }) => rowOf(question, spent, callers))
}

function rowOf({ name, limitMs }: Question, { answers, spentMs, processorMs }: Turns, callers: number): Row {
  const readings = {
    perSecond: answers.length / (spentMs / 1000),
    ...waitsFor(answers),
    processorMs: processorMs / answers.length,
  }
  const limited = limitMs !== undefined && callers === 1
  return row(`${name}, callers: ${callers}`, readings, limited ? { p99Ms: { atMost: limitMs } } : {})
}

async function askAll({ ask, paths }: Question, callers: number, times: number): Promise<Answered[]> {
  const answers: Answered[] = []
  let next = 0
  const call = async () => {
    while (next < times) {
      const path = paths[next % paths.length]
      next += 1
      if (path !== undefined) answers.push(await ask(path))
    }
  }
  await Promise.all(Array.from({ length: callers }, call))
  return answers
}
