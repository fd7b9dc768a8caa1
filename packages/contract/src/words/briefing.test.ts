import { expect, test } from 'vitest'
import { askedLastSentence, mayClaimSentence, runsOutSentence } from './briefing.ts'

const held = (
  name: string,
  through: string | null,
  left: number | null,
  state: 'valid' | 'pending' | 'ended' = 'valid',
) => ({ name, through, left, state, isYearly: name === '科技型中小企业' })

test('what runs out is said with its day, the soonest first, else what comes next', () => {
  const later = held('瞪羚企业', '2024-06-30', 943)
  const soon = held('高新技术企业', '2022-05-31', 182)
  expect(runsOutSentence([later, soon, held('创新龙头企业', null, null)])).toBe(
    '高新技术企业 2022-05-31 到期，还有 182 天',
  )
  expect(runsOutSentence([later, held('高新技术企业', '2020-01-01', -698, 'ended')])).toBe(
    '12 个月内没有；最早的是瞪羚企业，2024-06-30 到期',
  )
  expect(runsOutSentence([held('高新技术企业', '2021-08-31', -91, 'pending')])).toBe(
    '高新技术企业已于 2021-08-31 到期，年底前待重新认定',
  )
  expect(runsOutSentence([held('科技型中小企业', '2020-12-31', -334, 'pending')])).toBe('科技型中小企业本年还没有入库')
  expect(runsOutSentence([])).toBe('没有会到期的称号')
})

test('what they asked last is the demand, and what a later visit found', () => {
  const demand = { on: '2021-11-01', category: 'N9', text: '希望参加银企对接会', state: 'in-progress' } as const
  const visit = { on: '2021-11-20', results: ['demand-progressed'], note: '银行已来过' } as const
  expect(askedLastSentence({ demand, visit })).toBe(
    '2021-11-01 提出科技金融：希望参加银企对接会（办理中）；2021-11-20 走访：需求有进展，银行已来过',
  )
  expect(askedLastSentence({ demand: { ...demand, text: null }, visit: { ...visit, on: '2021-10-01' } })).toBe(
    '2021-11-01 提出科技金融：内容保密（办理中）',
  )
  expect(askedLastSentence({ demand: null, visit: { on: '2021-11-20', results: [], note: null } })).toBe(
    '2021-11-20 走访过，没有记下情况',
  )
  expect(askedLastSentence({ demand: null, visit: null })).toBe('还没有需求和走访记录')
})

test('what they may claim names its document, and nothing is promised where nothing is known', () => {
  expect(mayClaimSentence([{ words: '企业所得税减按 15% 征收', source: '企业所得税法第二十八条' }])).toBe(
    '企业所得税减按 15% 征收（企业所得税法第二十八条）',
  )
  expect(mayClaimSentence([])).toMatch(/^按现有资料没有查到/)
})
