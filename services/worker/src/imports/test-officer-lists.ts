import type { WrittenCell } from '@titian/workbook'
import { codeOf, list } from './test-lists.ts'

type File = { name: string; bytes: Buffer }

export function nameOf(firm: number): string {
  return `河南第${firm}机械有限公司`
}

/** 服务员名单 of a year: 编号, 姓名, 手机. */
export function officers(year: number, rows: readonly (readonly [string, string, string?])[]): Promise<File> {
  return list({
    name: '服务员.xlsx',
    title: `平顶山市${year}年首席科技服务员名单`,
    header: ['编号', '姓名', '单位', '联系县区', '手机'],
    rows: rows.map(([officer, name, phone = '']) => [officer, name, '市农科院', '宝丰县', phone]),
  })
}

/** 对接表: 编号 (may be empty), 服务员, the firm's number, since when. */
export function assignments(rows: readonly (readonly [string, string, number, string])[]): Promise<File> {
  return list({
    name: '对接.xlsx',
    title: '平顶山市2021年首席科技服务员“一对一”对接企业表',
    header: ['服务员编号', '服务员', '企业名称', '统一社会信用代码', '对接开始日期'],
    rows: rows.map(([officer, name, firm, since]) => [officer, name, nameOf(firm), codeOf(firm), since]),
  })
}

/** 走访记录: the day, the firm's number, 走访人, 走访方式; the code may be left out. */
export function visits(
  rows: readonly (readonly [string, number, string, string?])[],
  { withoutCodes = false } = {},
): Promise<File> {
  return list({
    name: '走访.xlsx',
    title: '平顶山市2021年企业走访记录',
    header: ['走访日期', '企业名称', '统一社会信用代码', '走访人', '走访方式', '走访情况'],
    rows: rows.map(([day, firm, who, mode = '实地走访']): WrittenCell[] => [
      day,
      nameOf(firm),
      withoutCodes ? '' : codeOf(firm),
      who,
      mode,
      '宣讲政策',
    ]),
  })
}

/** 高企年报报送情况 of 2021: the firm's number, whether it was reported, and on which day. */
export function reports(rows: readonly (readonly [number, string, string?])[]): Promise<File> {
  return list({
    name: '年报.xlsx',
    title: '2021年高新技术企业年报报送情况',
    header: ['序号', '企业名称', '统一社会信用代码', '是否报送', '报送日期'],
    rows: rows.map(([firm, state, on = ''], index) => [index + 1, nameOf(firm), codeOf(firm), state, on]),
  })
}

/** 需求台账: 需求编号, the firm's number, 责任人, 办理状态, 办结日期; each raised on 1 March 2021. */
export function demands(rows: readonly (readonly [string, number, string, string, string?])[]): Promise<File> {
  return list({
    name: '需求.xlsx',
    title: '平顶山市2021年企业创新需求台账',
    header: [
      '需求编号',
      '企业名称',
      '统一社会信用代码',
      '需求类别',
      '需求内容',
      '提出日期',
      '责任人',
      '办理状态',
      '办结日期',
    ],
    rows: rows.map(([number, firm, who, state, closedOn = '']) => [
      number,
      nameOf(firm),
      codeOf(firm),
      '融资需求',
      '需要贷款',
      '2021-03-01',
      who,
      state,
      closedOn,
    ]),
  })
}
