import {
  monthlyCells,
  monthlyCellText,
  monthlyColumns,
  monthlyDates,
  monthlyHeading,
  monthlySentence,
  monthlySource,
  type MonthlyReport,
} from '@titian/contract'
import { AlignmentType, Document, Footer, Packer, Table, TableRow, WidthType } from 'docx'
import { body, cell, heading, note, page, pageNumber, title, writtenBy } from '../documents/official-parts.ts'

/** The month's 通报 as a .docx that the bureau finishes in WPS: body and tables, no letterhead and no seal. */
export async function monthlyReportDocument(report: MonthlyReport): Promise<Buffer> {
  const tables = report.tables.flatMap((table, index) => [
    heading(monthlyHeading(table, index)),
    body(monthlySentence(table, report.asOf)),
    tableOf(table, report.month),
    note(`口径：${table.note}`),
  ])
  const document = new Document({
    ...writtenBy,
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
          note(monthlySource(report)),
        ],
      },
    ],
  })
  return Packer.toBuffer(document)
}

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
