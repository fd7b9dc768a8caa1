import type { Day } from '../day.ts'

export type UnitKind = 'province' | 'city' | 'district' | 'county' | 'county-level-city' | 'zone'

/** A unit that answers for enterprises (属地), or one above it. */
export interface Unit {
  readonly code: string
  readonly name: string
  readonly shortName: string
  readonly kind: UnitKind
  readonly parent?: string
  /** Other ways in which lists write it, without 河南省 and 平顶山市 in front. */
  readonly synonyms: readonly string[]
  readonly from?: Day
  readonly to?: Day
  /** 汝州: was 省直管县, and some reports count without it. */
  readonly standsApart?: boolean
}

export const provinceCode = '410000'
export const cityCode = '410400'

const province: Unit = {
  code: provinceCode,
  name: '河南省',
  shortName: '河南',
  kind: 'province',
  synonyms: ['全省', '省直', '省级'],
}

const city: Unit = {
  code: cityCode,
  name: '平顶山市',
  shortName: '平顶山',
  kind: 'city',
  parent: provinceCode,
  synonyms: ['全市', '市直', '市本级', '市级', '市辖区'],
}

/**
 * The twelve units for which the city plans, by division code. 410471 and 410472 are codes of the statistics
 * bureau and stand in no GB/T 2260.
 */
export const planningUnits: readonly Unit[] = [
  unit('410402', '新华区', '新华', 'district'),
  unit('410403', '卫东区', '卫东', 'district'),
  unit('410404', '石龙区', '石龙', 'district'),
  unit('410411', '湛河区', '湛河', 'district', ['郊区']),
  unit('410421', '宝丰县', '宝丰', 'county'),
  unit('410422', '叶县', '叶县', 'county', ['叶']),
  unit('410423', '鲁山县', '鲁山', 'county'),
  unit('410425', '郏县', '郏县', 'county', ['郏']),
  unit('410471', '高新技术产业开发区', '高新区', 'zone', [
    '高新',
    '高新开发区',
    '高新产业开发区',
    '高新技术开发区',
    '高新技术产业区',
    '国家高新技术产业开发区',
    '国家高新区',
    '开发区',
  ]),
  unit('410472', '城乡一体化示范区', '示范区', 'zone', ['示范', '城乡示范区', '一体化示范区', '新城区']),
  unit('410481', '舞钢市', '舞钢', 'county-level-city', ['舞钢区']),
  { ...unit('410482', '汝州市', '汝州', 'county-level-city', ['临汝县']), standsApart: true },
]

export const units: readonly Unit[] = [province, city, ...planningUnits]

const byCode = new Map(units.map((unit) => [unit.code, unit]))
const byKey = new Map(
  units.flatMap((unit) =>
    [unit.name, unit.shortName, unit.code, ...unit.synonyms].map((name) => [name, unit] as const),
  ),
)

export function unitOf(code: string): Unit {
  const unit = byCode.get(code)
  if (!unit) throw new Error(`No unit ${code}`)
  return unit
}

export function isPlanningUnit(code: string): boolean {
  return byCode.get(code)?.parent === cityCode
}

/** The planning unit that a text names, long or short, with or without 平顶山市 in front, or by its code. */
export function findUnit(text: string): Unit | undefined {
  const key = text
    .normalize('NFKC')
    .replace(/[\s\u200b\ufeff()·,.、]/g, '')
    .replace(/(管委会|管理委员会|人民政府)$/, '')
  for (const written of [key, key.replace(/^河南省?/, ''), key.replace(/^(河南省?)?平顶山市?/, '')]) {
    const unit = byKey.get(written)
    if (unit && isPlanningUnit(unit.code)) return unit
  }
  return undefined
}

function unit(code: string, name: string, shortName: string, kind: UnitKind, synonyms: readonly string[] = []): Unit {
  return { code, name, shortName, kind, parent: cityCode, synonyms }
}
