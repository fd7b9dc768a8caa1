import {
  checkFieldNames,
  checkHoldsWords,
  checkInputText,
  checkItemHelp,
  checkItems,
  checkItemWords,
  longDay,
} from '@titian/contract'
import { checkRulesNamed, publishedCheckRules } from '@titian/domain'
import type { CheckLine } from '@titian/read-models'
import { Document, Footer, Packer, PageOrientation, Table, TableRow, WidthType } from 'docx'
import { body, cell, heading, note, page, pageNumber, title, writtenBy } from '../documents/official-parts.ts'
import { names } from '../enterprises/shown-event.ts'

export interface CheckForm {
  readonly check: CheckLine
  /** The last day of the formal review. */
  readonly due: string
  readonly positions: Readonly<Record<string, number>>
}

const boxes = '□属实　□不符　□未看到'

/** 核查表 as a .docx on A4, to be taken along and signed by two; filled in as far as it has been recorded. */
export async function checkForm({ check, due, positions }: CheckForm): Promise<Buffer> {
  const rules = checkRulesNamed(publishedCheckRules, check.rules)
  const { known, declared, findings, reason } = check.data
  const asked = check.triggers.map((id) => rules.rules.find((rule) => rule.id === id)?.words ?? id)
  const told = { ...known, ...declared }
  const name = '科技型中小企业入库前实地核查表'
  const document = new Document({
    ...writtenBy,
    title: name,
    sections: [
      {
        properties: { page: { ...page, size: { orientation: PageOrientation.PORTRAIT } } },
        footers: { default: new Footer({ children: [pageNumber()] }) },
        children: [
          title(name),
          table([
            ['企业名称', check.name],
            ['统一社会信用代码', check.uscc],
            ['县（市、区）', names.unit(check.unit)],
            ['入库年度', `${check.year} 年`],
            ['触发条件', asked.join('；') || `未触发，原因：${reason ?? ''}`],
            [
              '判断时的情况',
              checkFieldNames(told)
                .map((field) => checkInputText(field, told))
                .join('；'),
            ],
            ['登记日期', `${check.raisedOn}，形式审查截止 ${due}`],
          ]),
          heading('核查内容'),
          table([
            ['项目', '看什么', '结果', '说明'],
            ...checkItems.map((item) => {
              const found = findings.find((each) => each.item === item)
              return [
                checkItemWords[item],
                checkItemHelp[item],
                found ? checkHoldsWords[found.holds] : boxes,
                found?.note ?? '',
              ]
            }),
          ]),
          ...signatures(check).map((line) => body(line)),
          note(`依据：${rules.source}`),
          note(`数据来源：梯田系统，日志位置 ${Object.values(positions).join('、')}。`),
        ],
      },
    ],
  })
  return Packer.toBuffer(document)
}

function signatures({ who, recordedOn }: CheckLine): readonly string[] {
  const people = [0, 1].map((index) => who[index])
  return [
    `到场日期：${recordedOn === null ? '　　　　年　　月　　日' : longDay(recordedOn)}`,
    ...people.map(
      (person, index) =>
        `核查人员${index + 1}：${person ? (person.name ?? person.who) : '　　　　'}　　签字：　　　　　　　　`,
    ),
    '企业负责人签字（盖章）：　　　　　　　　',
  ]
}

function table(rows: readonly (readonly string[])[]): Table {
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: rows.map(
      (row, line) =>
        new TableRow({
          cantSplit: true,
          children: row.map((text, column) => cell(text, column === 0 || (row.length > 2 && line === 0))),
        }),
    ),
  })
}
