import { Corrected, StateOfEnterprise, type EdgeRefusal } from '@titian/contract'
import type { StatedChange } from '@titian/domain'
import type { App } from '../http/app.ts'
import { problems, refuse } from '../http/refuse.ts'
import type { Shell } from '../shell.ts'
import { changeEnterprise } from './change-enterprise.ts'
import { creditCode } from './credit-code.ts'

const schema = {
  tags: ['企业'],
  summary: '录入变动：属地调整、更名、注销、迁出、撤销登记编号、失信；preview 只看影响，不保存',
  params: creditCode,
  body: StateOfEnterprise,
  response: { 200: Corrected, ...problems },
}

export function stateOfEnterprise(app: App, shell: Shell): void {
  app.post('/api/enterprises/:uscc/statements', { schema }, async (request, reply) => {
    const { on, reason, preview = false } = request.body
    const change = changeIn(request.body)
    if ('refused' in change) return refuse(reply, change)
    const answer = await changeEnterprise(shell, request, {
      uscc: request.params.uscc,
      said: (today) => ({ type: 'StateOfEnterprise', change, on, reason, today }),
      movesUnit: change.type === 'ResponsibilityMoved',
      preview,
    })
    return 'refused' in answer ? refuse(reply, answer) : answer
  })
}

/** Each kind of change says one thing more; what another kind would say is not for this one. */
function changeIn({ type, unit, name, to, number, kind, until }: StateOfEnterprise): StatedChange | EdgeRefusal {
  switch (type) {
    case 'ResponsibilityMoved':
      return unit === undefined ? { refused: 'FieldMissing', field: 'unit' } : { type, unit }
    case 'EnterpriseRenamed':
      return name === undefined ? { refused: 'FieldMissing', field: 'name' } : { type, name }
    case 'EnterpriseClosed':
      return { type }
    case 'EnterpriseMovedOut':
      return to === undefined ? { type } : { type, to }
    case 'TechSmeNumberRevoked':
      return { type, ...(number === undefined ? {} : { number }) }
    case 'CreditRiskListed':
      if (kind === undefined) return { refused: 'FieldMissing', field: 'kind' }
      return { type, kind, ...(until === undefined ? {} : { until }) }
  }
}
