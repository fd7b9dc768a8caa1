import { describe, expect, test } from 'vitest'
import { batchIn, dayOfTitle, readTitle } from './title-words.ts'

describe('a list without a date of its own stands on', () => {
  test.each([
    ['平顶山市企业名录（2021年科技创新活动大调查底册）', '2021-12-31'],
    ['平顶山市2019—2021年入库及高新技术企业变更情况', '2021-12-31'],
    ['平顶山市二〇二一年企业名录', '2021-12-31'],
    ['企业名录（截至2021年9月30日）', '2021-09-30'],
    ['豫科〔2022〕3号 关于公布2021年度名单的通知', '2021-12-31'],
    ['企业名录', undefined],
  ])('%s: %s', (title, day) => {
    expect(dayOfTitle(readTitle([title]))).toBe(day)
  })

  test('the year of its title, not the day on which the form was filled in', () => {
    expect(dayOfTitle(readTitle(['平顶山市2021年企业名录', '填报单位：市科技局 填报日期：2022年1月5日']))).toBe(
      '2021-12-31',
    )
  })
})

test('公示 and 公告 are told apart; only 入库 or 认定 leaves room for doubt', () => {
  const stageOf = (title: string) => {
    const { stage, stageAssumed } = readTitle([title])
    return [stage, stageAssumed]
  }
  expect(stageOf('河南省2021年第3批拟入库科技型中小企业名单')).toEqual(['publicity', false])
  expect(stageOf('关于河南省2021年认定的第一批高新技术企业名单的公示')).toEqual(['publicity', false])
  expect(stageOf('关于河南省2021年认定的第一批高新技术企业进行备案的公告')).toEqual(['announcement', false])
  expect(stageOf('经公示无异议，认定下列企业')).toEqual(['announcement', false])
  expect(stageOf('河南省2021年第3批入库科技型中小企业名单')).toEqual(['announcement', true])
  expect(stageOf('附表1')).toEqual([undefined, false])
})

test('a title says the date on all certificates, its batch and its document', () => {
  expect(
    readTitle([
      '附件',
      '关于河南省2021年认定的第一批高新技术企业进行备案的公告（发证日期：2021年10月28日）',
      '国科火字[2021]230号',
    ]),
  ).toEqual({
    title: '关于河南省2021年认定的第一批高新技术企业进行备案的公告（发证日期：2021年10月28日）',
    years: [2021, 2021],
    issuedOn: '2021-10-28',
    stage: 'announcement',
    stageAssumed: false,
    document: '国科火字〔2021〕230号',
    batch: '第一批',
  })
})

test('第3批, 第三批 and 第 13 批 are written in one way', () => {
  expect(['第3批', '第三批', '第 13 批', '第20批', '首批'].map(batchIn)).toEqual([
    '第三批',
    '第三批',
    '第十三批',
    '第二十批',
    undefined,
  ])
})
