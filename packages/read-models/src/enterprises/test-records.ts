import type { NewEvent } from '@titian/event-store'

const firm = { uscc: '91410402MA0000015P', name: '平顶山市试验机械有限公司' }
const nextStep = { action: '联系银行', due: '2021-12-31' }

/** What happens to records of every kind in the steps of a log, sensible or not: visits, demands, duties, checks, and what is kept of them. */
export function recordsOf(step: number): readonly NewEvent[] {
  const occurredOn = `2021-${String(step + 1).padStart(2, '0')}-11`
  const event = (stream: string, type: string, data: NewEvent['data']): NewEvent => ({
    stream,
    type,
    schema: 1,
    data,
    occurredOn,
  })
  const withdrawn = { concerns: [1], reason: '撤销导入' }
  return [
    step === 0 || step % 3 === 1
      ? event(`visit-${step}`, 'VisitLogged', { ...firm, mode: 'on-site', officers: ['KJ001'], campaign: '万人助万企' })
      : event('visit-0', 'VisitAmended', { changes: { note: `第 ${step} 次更正` } }),
    ...(step === 7 ? [event('visit-1', 'VisitWithdrawn', { reason: '重复' })] : []),
    event('campaign-万人助万企', 'CampaignPlanned', {
      name: '万人助万企',
      from: '2021-01-01',
      through: `2021-12-${10 + step}`,
    }),
    ...demandsOf(step, event),
    ...(step % 4 === 0
      ? [
          event(`call-back-${step}`, 'CallBackSampleDrawn', {
            sample: String(step),
            from: '2021-01-01',
            through: occurredOn,
            share: 0.1,
            seed: step,
            closed: 10,
            demands: ['0'],
          }),
        ]
      : []),
    step % 3 === 2
      ? event(`duties-${firm.uscc}`, 'StatementWithdrawn', withdrawn)
      : event(`duties-${firm.uscc}`, 'DutyDone', { ...firm, duty: 'high-tech-annual', year: 2015 + step }),
    ...checksOf(step, event),
    templateOf(step, event),
    ...plansOf(step, event),
  ]
}

type Make = (stream: string, type: string, data: NewEvent['data']) => NewEvent

function demandsOf(step: number, event: Make): readonly NewEvent[] {
  const raised = { ...firm, category: 'N9', text: '融资', channel: 'visit', officer: 'KJ001', nextStep }
  const moves: readonly [string, NewEvent['data']][] = [
    ['DemandAccepted', { nextStep }],
    ['DemandAnswered', { answer: '已对接', nextStep }],
    ['DemandClosed', { code: 'C1' }],
    ['DemandVerified', { upheld: false }],
    ['DemandReopened', { reason: '未落实', nextStep }],
  ]
  const [type, data] = moves[step % moves.length] ?? ['DemandArchived', {}]
  return [
    event(`demand-${step}`, 'DemandRaised', raised),
    event(`demand-${step % 2 === 0 ? 0 : step}`, type, data),
    event(`demand-listed-${step}`, 'DemandListed', {
      ...firm,
      number: `XQ2021${step}`,
      category: 'N8',
      text: '政策',
      status: step % 2 === 0 ? 'closed' : 'accepted',
      ...(step % 2 === 0 ? { closedOn: '2021-12-20' } : {}),
    }),
  ]
}

function checksOf(step: number, event: Make): readonly NewEvent[] {
  const stream = `check-${Math.floor(step / 4)}`
  const steps: readonly [string, NewEvent['data']][] = [
    [
      'CheckRaised',
      { ...firm, year: 2022, rules: 'tech-sme-check-2022', triggers: ['few-employees'], declared: { employees: 4 } },
    ],
    ['CheckStaffed', { who: ['KJ001', 'KJ002'] }],
    ['CheckRecorded', { by: 'KJ001', findings: [{ item: 'people', holds: 'yes' }] }],
    ['CheckConcluded', { by: 'KJ002', verdict: 'passed' }],
  ]
  const [type, data] = steps[step % 4] ?? ['CheckDropped', { reason: '重复' }]
  return [event(stream, type, data)]
}

function templateOf(step: number, event: Make): NewEvent {
  const stream = `template-${step % 2}`
  if (step % 5 === 4) return event(stream, 'TemplateDropped', {})
  const columns = [
    { header: '统一社会信用代码', field: 'code' },
    { header: '日期', field: 'date' },
  ]
  return event(stream, 'TemplateSaved', { name: `万人助万企 ${step}`, kind: 'visits', columns })
}

function plansOf(step: number, event: Make): readonly NewEvent[] {
  const action = { action: 'a', what: '归集研发费用', owner: 'officer', due: '2021-08-31' }
  const content = { title: 'high-tech', forecast: 'possible', gaps: [], actions: [action], supports: [], risks: [] }
  const steps: readonly [string, NewEvent['data']][] = [
    ['FirmPlanDrafted', { ...firm, year: 2021, ...content }],
    ['PlanActionDone', { action: 'a', what: '归集研发费用' }],
    ['FirmPlanReviewed', { quarter: 2, note: '材料已齐' }],
    ['FirmPlanRevised', { ...content, forecast: 'likely' }],
    ['FirmPlanClosed', { title: 'high-tech', forecast: 'likely', granted: true }],
  ]
  const [type, data] = steps[step % 5] ?? ['FirmPlanReviewed', { quarter: 1, note: '无' }]
  return [event(`firm-plan-${firm.uscc}-${2021 + Math.floor(step / 5)}`, type, data)]
}
