import {
  monthlyCells,
  monthlyCellText,
  monthlyColumns,
  monthlyDates,
  monthlySentence,
  type MonthlyReport,
} from '@titian/contract'
import { AlignmentType, Document, Footer, Packer, Table, TableRow, WidthType } from 'docx'
import { body, cell, heading, note, page, pageNumber, title } from '../documents/official-parts.ts'

/** The month's 通报 as a .docx that the bureau finishes in WPS: body and tables, no letterhead and no seal. */
export async function monthlyReportDocument(report: MonthlyReport): Promise<Buffer> {
  const tables = report.tables.flatMap((table, index) => [
    heading(`${numerals[index] ?? ''}、${table.name}`),
    body(monthlySentence(table, report.asOf)),
    tableOf(table, report.month),
    note(`口径：${table.note}`),
  ])
  const document = new Document({
    creator: '梯田',
    title: report.title,
    sections: [
      {
        properties: { page },
        footers: { default: new Footer({ children: [pageNumber()] }) },
        children: [
          title(report.title),
          note(monthlyDates(report), AlignmentType.CENTER),
          ...tables,
          ...(report.missing > 0 ? [note(`有${report.missing}条企业记录未能计入，详见系统核对。`)] : []),
          note(
            `数据来源：梯田系统，数据版本 ${Object.values(report.positions).join('、')}；按同一统计日期、同一数据版本可复核。`,
          ),
        ],
      },
    ],
  })
  return Packer.toBuffer(document)
}

const numerals = ['一', '二', '三', '四', '五']

function tableOf({ indicator, lines }: MonthlyReport['tables'][number], month: string): Table {
  const highTech = indicator === 'high-tech.new'
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: [
      new TableRow({ tableHeader: true, children: monthlyColumns(month, highTech).map((text) => cell(text, true)) }),
      ...lines.map(
        (line) =>
          new TableRow({
            cantSplit: true,
            children: monthlyCells(line, highTech).map((value) => cell(monthlyCellText(value), false)),
          }),
      ),
    ],
  })
}
