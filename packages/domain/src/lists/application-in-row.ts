import type { ApplicationStage } from '../enterprises/event.ts'
import { dayOfRow, optionalRoute } from './cell-readers.ts'
import type { FirmInRow } from './firm-in-row.ts'
import type { Stated } from './reading.ts'
import { isRefused, refuseAt, textOf, type Refused, type RowView } from './row-view.ts'

const stages: readonly { readonly stage: ApplicationStage; readonly name: string; readonly written: RegExp }[] = [
  { stage: 'planned', name: '拟申报', written: /^(拟申报|计划申报|后备|储备|填报|已?填报|注册填报)$/ },
  { stage: 'county-reviewed', name: '县区联审', written: /^(县区?(市区)?(联审|审核|初审|审查|推荐)|县审|联审)$/ },
  { stage: 'city-recommended', name: '市推荐', written: /^(市级?|市局|市科技局)?(推荐|联审|审核推荐|上报)$|^市荐$/ },
  { stage: 'expert-reviewed', name: '专家评审', written: /^(省级?)?(专家)?(评审|评审通过|审查)$/ },
  { stage: 'publicised', name: '公示', written: /^(已|省级?|备案|认定)?公示(中|期)?$/ },
]

export function applicationInRow(view: RowView, firm: FirmInRow): Stated | Refused {
  const text = textOf(view, 'stage').replace(/[\s()、]/g, '')
  if (text === '') return refuseAt(view, 'stage', { kind: 'cell-missing', params: {} })
  const found = stages.find(({ written }) => written.test(text))
  if (!found)
    return refuseAt(view, 'stage', { kind: 'stage-unknown', params: { known: stages.map(({ name }) => name) } })
  const occurredOn = dayOfRow(view)
  if (isRefused(occurredOn)) return occurredOn
  const route = optionalRoute(view)
  const data = { ...firm, stage: found.stage, ...(route === undefined ? {} : { route }) }
  return { occurredOn, statement: { type: 'HighTechApplicationAdvanced', data } }
}
