import {
  demandCategoryWords,
  demandNextInExport,
  demandSecrecyWords,
  demandStatusWords,
  longDay,
} from '@titian/contract'
import type { HandoverLine, OpenDemand } from '@titian/read-models'
import { Document, Footer, Packer, Table, TableRow, WidthType, type Paragraph } from 'docx'
import { body, cell, heading, note, page, pageNumber, title, writtenBy } from '../documents/official-parts.ts'
import { names } from '../enterprises/shown-event.ts'

export interface HandoverSheet {
  readonly handover: HandoverLine
  readonly demands: readonly OpenDemand[]
  /** The day of the last visit, by credit code. */
  readonly lastVisits: ReadonlyMap<string, string>
  readonly asOf: string
  readonly positions: Readonly<Record<string, number>>
}

const statuses = { pending: '待接收', accepted: '已接收', returned: '已退回' } as const

/** 交接单 as a .docx to be signed: firms, what is open with them, when somebody was last there. */
export async function handoverSheet(sheet: HandoverSheet): Promise<Buffer> {
  const { handover, demands, asOf, positions } = sheet
  const name = '首席科技服务员工作交接单'
  const document = new Document({
    ...writtenBy,
    title: name,
    sections: [
      {
        properties: { page },
        footers: { default: new Footer({ children: [pageNumber()] }) },
        children: [
          title(name),
          body(sentenceOf(handover, demands.length)),
          heading('一、移交企业'),
          firmsTable(sheet),
          heading('二、未办结需求'),
          demands.length === 0 ? body('移交企业没有未办结的需求。') : demandsTable(demands, handover),
          heading('三、签字'),
          ...signatures(handover),
          note(`统计截至：${longDay(asOf)}。内部和商业秘密需求的内容不列入本单，请在系统内查看。`),
          note(`数据来源：梯田系统，日志位置 ${Object.values(positions).join('、')}；同一日期、同一位置可复核。`),
        ],
      },
    ],
  })
  return Packer.toBuffer(document)
}

function sentenceOf(
  { from, fromName, to, toName, on, firms, document, reason, status }: HandoverLine,
  demands: number,
): string {
  const basis = [document && `依据${document}`, reason].filter((part) => part)
  const why = basis.length === 0 ? '' : `${basis.join('，')}，`
  return `${why}自${longDay(on)}起，${person(from, fromName)}对接的企业${firms.length}家、未办结需求${demands}条移交${person(to, toName)}。当前状态：${statuses[status]}。`
}

function person(officer: string, name: string | null): string {
  return name === null ? officer : `${name}（${officer}）`
}

function firmsTable({ handover: { firms }, demands, lastVisits }: HandoverSheet): Table {
  return table(
    ['序号', '企业名称', '统一社会信用代码', '县（市、区）', '最近走访', '未办结需求'],
    firms.map(({ uscc, name, unit }, index) => [
      String(index + 1),
      name,
      uscc,
      names.unit(unit),
      lastVisits.get(uscc) ?? '无记录',
      String(demands.filter((demand) => demand.uscc === uscc).length),
    ]),
  )
}

function demandsTable(demands: readonly OpenDemand[], { firms }: HandoverLine): Table {
  const nameOf = new Map(firms.map(({ uscc, name }) => [uscc, name]))
  return table(
    ['需求编号', '企业名称', '类别', '需求内容', '状态', '下一步', '期限'],
    demands.map((demand) => [
      demand.number,
      nameOf.get(demand.uscc) ?? demand.uscc,
      demandCategoryWords[demand.category],
      demand.secrecy === 'open' ? demand.text : `（${demandSecrecyWords[demand.secrecy]}）`,
      demandStatusWords[demand.state],
      demandNextInExport(demand) || '未载明',
      demand.nextDue ?? '—',
    ]),
  )
}

function table(header: readonly string[], rows: readonly (readonly string[])[]): Table {
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: [
      new TableRow({ tableHeader: true, children: header.map((text) => cell(text, true)) }),
      ...rows.map((row) => new TableRow({ cantSplit: true, children: row.map((text) => cell(text, false)) })),
    ],
  })
}

function signatures({ from, fromName, to, toName }: HandoverLine): readonly Paragraph[] {
  return [
    body(`移交人：${person(from, fromName)}　　签字：　　　　　　　　日期：`),
    body(`接收人：${person(to, toName)}　　签字：　　　　　　　　日期：`),
    body('监交人：　　　　　　　　　　签字：　　　　　　　　日期：'),
  ]
}
