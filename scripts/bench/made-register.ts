import { judgeCreditCode, planningUnits } from '@titian/domain'
import { writeWorkbook, type WrittenCell } from '@titian/workbook'

const header = [
  '序号',
  '统一社会信用代码',
  '企业名称',
  '所属县（市、区）',
  '详细地址',
  '国民经济行业代码',
  '成立日期',
  '注册资本（万元）',
  '从业人员（人）',
  '营业收入（万元）',
  '研发费用（万元）',
  '是否规上',
  '联系人',
  '联系电话',
]
const trades = ['精密机械', '新材料', '智能装备', '生物科技', '农业科技', '软件技术', '节能环保', '电气设备']
const virtues = '安百昌德恒弘华金康利隆茂明鹏瑞盛泰祥兴永裕源正志中'
const industries = ['2614', '3823', '6513', '3511', '7320']

/** A register of so many invented firms, each with a code whose check characters are right, as WPS would save it. */
export async function madeRegister(firms: number): Promise<Buffer> {
  return writeWorkbook([{ name: '企业名录', title: '平顶山市企业名录（2021年）', header, rows: rowsOf(firms) }])
}

function* rowsOf(firms: number): Generator<WrittenCell[]> {
  for (let nth = 0; nth < firms; nth += 1) {
    const unit = planningUnits[nth % planningUnits.length]
    if (unit === undefined) throw new Error('The city has no units')
    const day = `${1 + (nth % 28)}`.padStart(2, '0')
    const month = `${1 + (nth % 12)}`.padStart(2, '0')
    yield [
      nth + 1,
      codeOf(unit.code, nth),
      `平顶山市${wordOf(nth)}${trades[nth % trades.length]}有限公司`,
      unit.name,
      `${unit.name}创业大道${nth}号`,
      industries[nth % industries.length] ?? null,
      `${1995 + (nth % 25)}-${month}-${day}`,
      100 + (nth % 5000),
      5 + (nth % 300),
      50 + (nth % 20_000),
      nth % 400,
      nth % 10 === 0 ? '是' : '否',
      `王${wordOf(nth).slice(0, 1)}`,
      `199${String(nth).padStart(8, '0')}`,
    ]
  }
}

/** Another word for every number. */
export function wordOf(nth: number): string {
  const digits = nth.toString(virtues.length).padStart(4, '0')
  return [...digits].map((digit) => virtues.charAt(Number.parseInt(digit, virtues.length))).join('')
}

const innerWeights = [3, 7, 9, 10, 5, 8, 4, 2]

/** A credit code whose check characters are right, another for every number. */
export function codeOf(division: string, nth: number): string {
  const organisation = String(10_000_000 + nth)
  const sum = innerWeights.reduce((total, weight, place) => total + weight * Number(organisation[place]), 0)
  const inner = '0X987654321'.charAt(sum % 11)
  const judged = judgeCreditCode(`91${division}${organisation}${inner}1`)
  if ('code' in judged) return judged.code
  if (judged.refusal.kind !== 'code-check-wrong') throw new Error(`Made no code, but ${judged.refusal.kind}`)
  return `91${division}${organisation}${inner}${judged.refusal.params.expected}`
}
