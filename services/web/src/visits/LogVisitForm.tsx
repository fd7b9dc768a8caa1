import { useQueries } from '@tanstack/react-query'
import type { LogVisit, VisitsLogged } from '@titian/contract'
import { daysBetween } from '@titian/domain'
import { Alert, App, Button, Drawer, Form, Select } from 'antd'
import { useState } from 'react'
import { RefusalAlert } from '../app/RefusalAlert.tsx'
import { useTell } from '../app/tell.ts'
import { newUuid } from '../app/uuid.ts'
import { OfficersSelect } from '../assignments/OfficerSelect.tsx'
import { useSession, useMay } from '../session/session.ts'
import { DayField } from '../time/DayField.tsx'
import { words } from '../words/words.ts'
import { DemandFields } from './DemandFields.tsx'
import { saidIn, type VisitDraft } from './draft.ts'
import type { NamedFirm } from './FirmSelect.tsx'
import { MetFields } from './MetFields.tsx'
import { VisitedFields } from './VisitedFields.tsx'
import { CampaignField, FindingFields, NextVisitField, SolvedFields, VisitHow } from './VisitFields.tsx'
import { logVisit, warningsQuery } from './visits.ts'
import './visits.css'

const say = words.visits.form
const promptDays = 3
const warnedFirms = 10

interface Draft extends VisitDraft {
  readonly firms?: readonly NamedFirm[]
  readonly lead?: { readonly name: string; readonly address?: string }
  readonly officers?: string[]
  readonly companions?: string[]
  readonly met?: { readonly name: string; readonly phone?: string }[]
  readonly demands?: NonNullable<LogVisit['demands']>
}

/** 记一次走访: one firm, or a meeting with many; with what was asked for and found, all in one save. */
export function LogVisitForm({ firm, onClose }: { firm?: NamedFirm; onClose: () => void }) {
  const [form] = Form.useForm<Draft>()
  const { message, modal } = App.useApp()
  const { businessDay } = useSession()
  // The same visit keeps its id, however often it is sent.
  const [ids] = useState(() => new Map<string, string>())
  const idOf = (key: string) => {
    const id = ids.get(key) ?? newUuid()
    ids.set(key, id)
    return id
  }
  const log = useTell({
    tell: (body: LogVisit, key) => logVisit(body, key),
    onTold: (answer) => {
      void message.success(savedText(answer))
      if (answer.warnings.length > 0) modal.warning({ title: answer.warnings.map((line) => <p key={line}>{line}</p>) })
      onClose()
    },
  })
  const on = Form.useWatch('on', form)
  const mode = Form.useWatch('mode', form)
  const firms = Form.useWatch('firms', form) ?? []
  const lead = Form.useWatch('lead', form)
  const visited = [
    ...firms.map(({ uscc, name }) => ({ visit: idOf(uscc), uscc, name })),
    ...(lead
      ? [{ visit: idOf('lead'), name: lead.name ?? '', ...(lead.address ? { address: lead.address } : {}) }]
      : []),
  ]

  return (
    <Drawer open size={640} title={say.title} onClose={onClose} mask={{ closable: false }} keyboard={false}>
      <Form<Draft>
        form={form}
        layout="vertical"
        initialValues={{ on: businessDay, firms: firm ? [firm] : [] }}
        onFinish={(draft) => log.mutate(bodyOf(draft, visited))}
      >
        <VisitedFields lead={lead !== undefined} />
        <Form.Item
          name="on"
          label={say.on}
          extra={on !== undefined && daysBetween(on, businessDay) > promptDays ? say.backfilled : undefined}
          rules={[{ required: true, message: say.dayMissing }]}
        >
          <DayField near={businessDay} />
        </Form.Item>
        <VisitHow />
        {on !== undefined && mode === 'on-site' && <Warnings firms={firms.slice(0, warnedFirms)} on={on} />}
        <WhoWent asOf={on} />
        <DemandFields visited={visited} />
        <SolvedFields />
        <details className="visit-more">
          <summary>{say.more}</summary>
          <CampaignField on={on} />
          <NextVisitField near={businessDay} />
          <MetFields />
          {visited.length > 1 ? <p className="quiet">{say.findingsMany}</p> : <FindingFields />}
        </details>
        <RefusalAlert error={log.error} />
        <div className="form-actions">
          <Button onClick={onClose}>{words.app.cancel}</Button>
          <Button type="primary" htmlType="submit" loading={log.isPending}>
            {say.save}
          </Button>
        </div>
      </Form>
    </Drawer>
  )
}

/** Officers went themselves; staff say who of their officers did. */
function WhoWent({ asOf }: { asOf: string | undefined }) {
  const acts = useMay('actForOfficers')
  const isOfficer = useMay('beOfficer')
  if (!acts) {
    return (
      <Form.Item name="companions" label={say.companions} extra={say.companionsHelp}>
        <Select mode="tags" open={false} suffixIcon={null} tokenSeparators={[',', '，', ' ', '、']} />
      </Form.Item>
    )
  }
  return (
    <Form.Item
      name="officers"
      label={say.officers}
      extra={say.officersHelp}
      rules={[{ required: !isOfficer, message: say.officersMissing }]}
    >
      <OfficersSelect asOf={asOf} />
    </Form.Item>
  )
}

/** Somebody else was at the door within a week: a reason to call instead, and no reason not to save. */
function Warnings({ firms, on }: { firms: readonly NamedFirm[]; on: string }) {
  const asked = useQueries({ queries: firms.map(({ uscc }) => warningsQuery(uscc, on)) })
  const lines = asked.flatMap(({ data }) => data?.warnings ?? [])
  if (lines.length === 0) return null
  return (
    <Alert
      type="warning"
      showIcon
      className="visit-warning"
      title={lines.map((line) => (
        <div key={line}>{line}</div>
      ))}
    />
  )
}

function bodyOf(
  { firms: _firms, lead: _lead, officers = [], companions = [], met = [], demands = [], ...draft }: Draft,
  visited: LogVisit['firms'],
): LogVisit {
  const { findings, ...said } = saidIn(draft)
  return {
    firms: visited,
    ...said,
    ...(findings && visited.length === 1 ? { findings } : {}),
    ...(officers.length > 0 ? { officers } : {}),
    ...(companions.length > 0 ? { companions } : {}),
    ...(met.length > 0 ? { met: met.map(({ name, phone }) => ({ name, ...(phone ? { phone } : {}) })) } : {}),
    ...(demands.length > 0 ? { demands } : {}),
  }
}

function savedText({ visits, demands }: VisitsLogged): string {
  const saved = say.saved(visits.length)
  return demands.length === 0 ? saved : `${saved}，${say.raised(demands.length)}`
}
