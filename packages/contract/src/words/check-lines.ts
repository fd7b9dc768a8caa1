import type { CheckEvent, DutyEvent, DutyTableEvent, Withdrawal } from '@titian/domain'
import { checkFieldNames, checkInputText, checkItemWords } from './check-words.ts'
import type { Lines } from './event-lines.ts'
import { joined } from './joined.ts'

export const checkLines: Lines<CheckEvent> = {
  CheckRaised: ({ year, triggers, reason, declared = {} }) =>
    joined(`${year} 年入库前实地核查`, '，', [
      triggers.length > 0 && `触发条件 ${triggers.length} 项`,
      checkFieldNames(declared)
        .map((field) => checkInputText(field, declared))
        .join('、'),
      reason && `原因：${reason}`,
    ]),
  CheckStaffed: ({ who }) => `实地核查人员：${who.join('、')}`,
  CheckRecorded: ({ findings, by, note }) =>
    joined(`实地核查记录（${by}）`, '：', [
      findings
        .filter(({ holds }) => holds !== 'yes')
        .map(({ item, holds }) => `${checkItemWords[item]}${holds === 'no' ? '不符' : '未见'}`)
        .join('、') || '各项相符',
      note,
    ]),
  CheckConcluded: ({ verdict, by, note }) =>
    joined(`实地核查${verdict === 'passed' ? '通过' : '不通过'}，复核人 ${by}`, '，', [note]),
  CheckDropped: ({ reason }) => `取消实地核查，原因：${reason}`,
}

/** The published table's names; a duty that the city added goes by its code. */
const dutyWords: Readonly<Record<string, string>> = {
  'statistics-flash': '统计快报',
  'torch-annual': '火炬统计年报',
  'high-tech-annual': '高企发展情况年报',
  'rename-report': '更名报告',
  'tech-sme-again': '科技型中小企业再次入库',
}

export const dutyLines: Lines<DutyTableEvent | Exclude<DutyEvent, Withdrawal>> = {
  DutySet: ({ name, year, opens, due, months }) =>
    joined(`年度事项：${name}`, '，', [
      year !== undefined && `${year} 年`,
      opens && due && `${opens} 至 ${due}`,
      months !== undefined && `${months} 个月内`,
    ]),
  DutyDropped: ({ duty, year }) => joined(`取消年度事项 ${duty}`, '，', [year !== undefined && `${year} 年`]),
  DutyDone: ({ duty, year }) => `已完成 ${year} 年${dutyWords[duty] ?? duty}`,
}
