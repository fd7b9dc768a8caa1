import type { Bridge } from '../figures.ts'
import type { Pace, TargetProgress } from '../targets.ts'
import { longDay, percent, targetStatusWords } from './monthly-report.ts'

/** Everything that is computed is said in a sentence with its numbers; nothing is written by hand. */
export function lagHeadline(unit: string, progress: TargetProgress, asOf: string): string {
  const { name, actual, target, gap, pace, status } = progress
  const upTo = `截至${longDay(asOf)}，${unit}${name}${actual}家`
  if (target === null) return `${upTo}，尚未下达目标。`
  if (pace?.season === 'year-ahead') return `${upTo}，年度目标${target}家，年度尚未开始。`
  if (status === 'done') return `${upTo}，已完成年度目标${target}家。`
  return `${upTo}，年度目标${target}家${heldAgainst(pace)}，距目标还差${gap ?? 0}家（${targetStatusWords[status]}）。`
}

/** What the status rests on: the season, or before the first batch those recommended. */
function heldAgainst(pace: Pace | null): string {
  if (!pace) return ''
  const { leading, season, expected } = pace
  if (leading) return `，已推荐${leading.recommended}家（需推荐${firmsDue(leading.needed)}家）`
  return season === 'batch-awaited' ? '，本年首批认定尚未公布' : `，序时应达约${firmsDue(expected)}家`
}

export function paceSentence({ pace, share }: TargetProgress): string {
  if (!pace) return '没有目标，不判断进度。'
  if (pace.season === 'year-ahead') return '年度尚未开始，不判断进度。'
  const basis = pace.basis === 'seasonal' ? '按往年同期进度' : '按时间进度（往年数据不足两年）'
  const awaited = pace.season === 'batch-awaited' ? '本年首批认定尚未公布，暂不以此判断。' : ''
  return `完成率${percent(share?.value)}；${basis}应达约${firmsDue(pace.expected)}家，按时间直线应达约${firmsDue(pace.linear.expected)}家。${awaited}${leadingSentence(pace)}`
}

function leadingSentence({ leading }: Pace): string {
  if (!leading) return ''
  const rate = `${passRateWords[leading.basis]}${percent(leading.passRate.value)}`
  return `认定公布前看推荐数：已推荐${leading.recommended}家，${rate}，需推荐${firmsDue(leading.needed)}家。`
}

/** Whose pass rate the recommended are held against. */
export const passRateWords = {
  'past-years': '往年申报通过率',
  'this-year': '往年无申报数据，本年已有结果的环节通过率',
} as const

/** The year's bridge in one line: what came, what went, what is left to renew. */
export function bridgeSentence(bridge: Omit<Bridge, 'unit' | 'period' | 'asOf' | 'missing' | 'positions'>): string {
  const moves = [
    ['＋新认定', bridge.new],
    ['＋隔年重新认定', bridge.renewedLate],
    ['＋迁入', bridge.movedIn],
    ['－到期未重新认定', bridge.lapsed],
    ['－取消资格', bridge.revoked],
    ['－迁出', bridge.movedOut],
    ['－注销', bridge.closed],
    ['－到期待重新认定', bridge.pending],
  ] as const
  const said = moves.filter(([, count]) => count > 0).map(([word, count]) => `${word}${count}`)
  const transferred =
    bridge.transferred === 0 ? [] : [`${bridge.transferred > 0 ? '＋' : '－'}属地调整${Math.abs(bridge.transferred)}`]
  return `年初有效${bridge.start}家，${[...said, ...transferred].join('，') || '无变动'}，现有效${bridge.end}家。`
}

/** The forecast, or why there is none. */
export function forecastSentence({ forecast, target }: TargetProgress): string {
  if ('reason' in forecast) return forecast.reason
  const stages = forecast.stages.map(
    ({ name, firms, conversion }) => `${name}${firms}家（通过率${percent(conversion.value)}）`,
  )
  const share = forecast.basis === 'past-years' ? '按往年转化率' : '往年无申报数据，按本年已有结果的申报'
  const waiting = stages.length > 0 ? `${share}，在途${stages.join('、')}` : '没有在途申报'
  const reaches =
    target === null
      ? ''
      : forecast.value >= target
        ? '，可完成目标'
        : `，预计仍差约${firmsDue(target - forecast.value)}家`
  return `预计全年约${Math.round(forecast.value)}家：${waiting}${reaches}。`
}

export const forecastReasons = {
  'no-applications': '无申报数据，不预测。',
  'too-few-decided': '已有结果的申报不足 10 件，不预测。',
} as const

export const applicationStageWords = {
  planned: '拟申报',
  'county-reviewed': '县区联审',
  'city-recommended': '市推荐',
  'expert-reviewed': '专家评审',
  publicised: '公示',
} as const

/** Firms come whole: whoever is to have 360.3 has not kept pace with 360. What the computer's fractions add is no firm. */
export function firmsDue(expected: number): number {
  return Math.ceil(Number(expected.toFixed(6)))
}
