import {
  bridgeSentence,
  forecastSentence,
  Lag,
  lagHeadline,
  LagQuery,
  lagReasonWords,
  paceSentence,
  silentSentence,
  type EdgeRefusal,
  type LagReason,
} from '@titian/contract'
import { cityCode, findIndicator, firstDayOf, readPeriod, unitOf } from '@titian/domain'
import {
  applicationsOpen,
  askBridge,
  notYetRegistered,
  recognitionsAwaited,
  renewalsDue,
  silentOfficers,
  type FirmBehind,
  type Principal,
} from '@titian/read-models'
import type { Transaction } from 'kysely'
import type { App } from '../http/app.ts'
import { problems, refuse } from '../http/refuse.ts'
import { ask, type Moment } from '../question.ts'
import { principalOf } from '../sessions/signed-in.ts'
import type { Shell } from '../shell.ts'
import { effortBlock } from './effort-block.ts'
import { targetsOfYear } from './target-answers.ts'

const schema = {
  tags: ['目标'],
  summary: '为什么滞后：差多少、差在哪里、哪些企业能补上',
  querystring: LagQuery,
  response: { 200: Lag, ...problems },
}

type Blocks = Lag['blocks']
const silentAfterMs = 3 * 86_400_000

export function explainLag(app: App, shell: Shell): void {
  app.get('/api/targets/lag', { schema }, async (request, reply) => {
    const { indicator, unit, year } = request.query
    if (!findIndicator(indicator)) return refuse(reply, { refused: 'UnknownIndicator', indicator })
    const answer = await ask(shell, request, async (db, moment): Promise<Lag | EdgeRefusal> => {
      const { items } = await targetsOfYear(db, moment, { year })
      const progress = items.find((item) => item.indicator === indicator && item.unit === unit)
      if (!progress) return { refused: 'NotFound' }
      const scoped = unit === cityCode ? moment : { ...moment, units: [unit] }
      const blocks: Blocks = [
        { title: '进度', sentence: `${paceSentence(progress)}${forecastSentence(progress)}`, firms: [] },
        // Before the year nobody can have been late: no firm stands behind a gap.
        ...(moment.asOf < firstDayOf(year) ? [] : await blocksOf(db, scoped, { indicator, unit, year })),
        ...(await caveats(db, scoped, shell)),
      ]
      return {
        headline: lagHeadline(unit === cityCode ? '全市' : unitOf(unit).name, progress, moment.asOf),
        blocks: seesNames(principalOf(request)) ? blocks : blocks.map(withoutNames),
        positions: moment.positions,
      }
    })
    return 'refused' in answer ? refuse(reply, answer) : answer
  })
}

/** A leader is told how many firms, and not which. */
function seesNames({ grants }: Principal): boolean {
  return grants.some(({ role }) => role !== 'leader')
}

function withoutNames({ numbers, ...block }: Blocks[number]): Blocks[number] {
  return {
    ...block,
    firms: [],
    ...(numbers ? { numbers: numbers.map((number) => ({ ...number, firms: [] })) } : {}),
  }
}

async function blocksOf(
  db: Transaction<unknown>,
  moment: Moment,
  asked: { indicator: string; unit: string; year: number },
): Promise<Blocks> {
  const own =
    asked.indicator === 'high-tech.new'
      ? await highTechBlocks(db, moment, asked)
      : await techSmeBlocks(db, moment, asked.year)
  return [...own, await effortBlock(db, moment, asked)]
}

async function highTechBlocks(
  db: Transaction<unknown>,
  moment: Moment,
  { unit, year }: { unit: string; year: number },
): Promise<Blocks> {
  const period = readPeriod(String(year))
  if (!period) throw new Error(`${year} is no year`)
  const bridge = await askBridge(db, { ...moment, unit, period })
  const due = await renewalsDue(db, moment, year)
  const open = await applicationsOpen(db, moment, year)
  const awaited = await recognitionsAwaited(db, moment, year)
  return [
    { title: '存量变动', sentence: bridgeSentence(bridge), firms: [] },
    {
      title: '到期与重新认定',
      sentence: due.length > 0 ? `本年到期尚未重新认定${due.length}家。` : '本年没有到期未重新认定的企业。',
      firms: due.map(inWords),
    },
    {
      title: '待认定公布',
      sentence:
        awaited.length > 0
          ? `已公示、尚未认定公布${awaited.length}家（首次认定与重新认定），公布后即可计入。`
          : '没有已公示待公布的企业。',
      firms: awaited.map(inWords),
    },
    {
      title: '在途申报',
      sentence: open.length > 0 ? `已开始申报、尚未公示${open.length}家，逐家推进可补缺口。` : '没有在途申报。',
      firms: open.map(inWords),
    },
  ]
}

async function techSmeBlocks(db: Transaction<unknown>, moment: Moment, year: number): Promise<Blocks> {
  const missing = await notYetRegistered(db, moment, year)
  const again = missing.filter(({ reason }) => reason === 'not-again')
  const enter = missing.filter(({ reason }) => reason === 'should-enter')
  return [
    {
      title: '上年入库本年未入库',
      sentence: again.length > 0 ? `上年入库、本年尚未入库${again.length}家。` : '上年入库企业均已入库。',
      firms: again.map(inWords),
    },
    {
      title: '应入未入',
      sentence:
        enter.length > 0
          ? `持有效高新技术企业证书、规模在限额内而未入库${enter.length}家，可直接评价入库。`
          : '没有应入未入的企业。',
      firms: enter.map(inWords),
    },
  ]
}

function inWords({ uscc, name, unit, reason, since }: FirmBehind<LagReason>) {
  return { uscc, name, unit, reason: lagReasonWords[reason], since }
}

/** What could move the figure besides the firms: what the log holds and could not be counted. */
async function caveats(
  db: Transaction<unknown>,
  { missing, journal, units, known }: Moment,
  { clock }: Shell,
): Promise<Blocks> {
  const since = new Date(clock().getTime() - silentAfterMs)
  // What phones hold now says nothing about what was known then.
  const silent = known === undefined ? await silentOfficers(db, { journal, units, since }) : 0
  const said = [
    ...(missing === 0 ? [] : [`有${missing}条企业记录未能计入，详见核对；更正后数字可能变化。`]),
    ...(silent === 0 ? [] : [silentSentence(silent)]),
  ]
  return said.length === 0 ? [] : [{ title: '数据提示', sentence: said.join(''), firms: [] }]
}
