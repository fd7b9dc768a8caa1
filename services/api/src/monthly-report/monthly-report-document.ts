import { longDay, monthlyCells, monthlyColumns, monthlySentence, type MonthlyReport } from '@titian/contract'
import {
  AlignmentType,
  Document,
  Footer,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx'

// GB/T 9704: margins of 37, 35, 28 and 26 mm, turned with the page for eleven columns. The bureau's own WPS has the
// fonts, so they go by name.
const titleFont = '方正小标宋简体'
const bodyFont = '仿宋_GB2312'
const headingFont = '黑体'
const twipsPerMillimetre = 56.7
const page = {
  size: { orientation: PageOrientation.LANDSCAPE },
  margin: {
    top: Math.round(28 * twipsPerMillimetre),
    bottom: Math.round(26 * twipsPerMillimetre),
    left: Math.round(37 * twipsPerMillimetre),
    right: Math.round(35 * twipsPerMillimetre),
  },
}

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
          note(`统计截至：${longDay(report.asOf)}　　填报日期：${longDay(report.compiledOn)}`, AlignmentType.CENTER),
          ...tables,
          ...(report.missing > 0 ? [note(`有${report.missing}条企业记录未能计入，详见系统核对。`)] : []),
          note(
            `数据来源：梯田系统，日志位置 ${Object.values(report.positions).join('、')}；同一日期、同一位置可复核。`,
          ),
        ],
      },
    ],
  })
  return Packer.toBuffer(document)
}

const numerals = ['一', '二', '三', '四', '五']

function title(text: string): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { after: 200 },
    children: [new TextRun({ text, font: titleFont, size: 44 })],
  })
}

function heading(text: string): Paragraph {
  return new Paragraph({
    spacing: { before: 240, after: 120 },
    children: [new TextRun({ text, font: headingFont, size: 32 })],
  })
}

function body(text: string): Paragraph {
  return new Paragraph({
    indent: { firstLine: 640 },
    spacing: { line: 560, after: 160 },
    children: [new TextRun({ text, font: bodyFont, size: 32 })],
  })
}

function note(
  text: string,
  alignment: (typeof AlignmentType)[keyof typeof AlignmentType] = AlignmentType.LEFT,
): Paragraph {
  return new Paragraph({
    alignment,
    spacing: { before: 80, after: 160 },
    children: [new TextRun({ text, font: bodyFont, size: 24 })],
  })
}

function pageNumber(): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    children: [new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'], size: 28 })],
  })
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
            children: monthlyCells(line, highTech).map((value) => cell(String(value), false)),
          }),
      ),
    ],
  })
}

function cell(text: string, bold: boolean): TableCell {
  return new TableCell({
    verticalAlign: VerticalAlign.CENTER,
    margins: { top: 40, bottom: 40, left: 60, right: 60 },
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        children: [new TextRun({ text, bold, font: bold ? headingFont : bodyFont, size: 22 })],
      }),
    ],
  })
}
