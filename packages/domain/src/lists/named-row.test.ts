import { describe, expect, test } from 'vitest'
import { firm, name, readAll, statementOf, uscc } from './given-sheet.ts'

describe('an announcement without codes', () => {
  test('says by city or number whose firm it is; 汝州 may stand by itself', () => {
    const readings = readAll(
      '河南省2021年第3批入库科技型中小企业名单',
      ['企业名称', '入库登记编号', '省辖市'],
      [
        ['漯河市滍阳安源有限公司', '202141013500000339', '漯河市'],
        ['河南叶邑有限公司', '202141048100000315', '平顶山市'],
        ['汝州市嘉和有限公司', '202141048200000020', '汝州市'],
        ['河南安和有限公司', '202141040200000021', ''],
      ],
    )
    expect(
      readings.map(
        (reading) => 'named' in reading && [reading.named.whose, reading.named.unit, reading.named.nameSays],
      ),
    ).toEqual([
      ['other-city', undefined, 'other-city'],
      ['ours', undefined, 'open'],
      ['ours', '410482', 'ours'],
      ['ours', undefined, 'open'],
    ])
  })

  test('gives its rows a statement once the firm is known, on the date that its title gives to all certificates', () => {
    const read = (given?: string) =>
      readAll(
        '关于河南省2021年认定的第一批高新技术企业进行备案的公告附件（发证日期：2021年10月28日）',
        ['序号', '企业名称', '证书编号'],
        [[1, name, 'GR202141001171']],
        { document: '国科火字〔2021〕230号' },
        given,
      )[0]
    expect(read()).toEqual({
      row: 3,
      named: { name, certificate: 'GR202141001171', whose: 'open', nameSays: 'ours' },
      occurredOn: '2021-10-28',
      notes: [],
    })
    expect(statementOf(read(uscc))).toEqual([
      '2021-10-28',
      'HighTechRecognised',
      { ...firm, certificate: 'GR202141001171', issuedOn: '2021-10-28', years: 3, document: '国科火字〔2021〕230号' },
    ])
  })

  test('of changes needs no certificate in its rows', () => {
    const [reading] = readAll(
      '平顶山市2021年企业变更情况',
      ['变更日期', '企业名称', '变更类型', '变更前', '变更后', '证书编号'],
      [['2021-03-02', name, '注销', '', '', '']],
    )
    expect(reading).toMatchObject({ occurredOn: '2021-03-02', named: { name, whose: 'open' } })
  })
})
