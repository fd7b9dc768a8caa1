import { divisionAtStart } from './division.ts'
import { cityCode, planningUnits } from './unit.ts'

/** Where the first words of an enterprise's name point: names carry places, but prove nothing. */
export function placeInName(name: string): 'ours' | 'other-city' | 'open' {
  const first = name.normalize('NFKC').replace(/^河南省?(?=.)/, '')
  if (first.startsWith('平顶山') || planningUnits.some((unit) => first.startsWith(unit.name))) return 'ours'
  return divisionAtStart(first, cityCode) ? 'other-city' : 'open'
}
