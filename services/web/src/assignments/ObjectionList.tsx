import { useInfiniteQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { App, Button, Drawer, Form, Input, Radio, type TableColumnsType } from 'antd'
import { useState } from 'react'
import type { AssignmentLine, DecideObjection } from '@titian/contract'
import { RefusalAlert } from '../app/RefusalAlert.tsx'
import { useTell } from '../app/tell.ts'
import { useUnits } from '../app/units.ts'
import { DataTable } from '../table/DataTable.tsx'
import { useAsOf, useInTime } from '../time/in-time.ts'
import { words } from '../words/words.ts'
import { decideObjection, firmsQuery } from './assignments.ts'
import { ReasonField, withoutEmpty } from './BasisFields.tsx'
import { GrowingList } from './GrowingList.tsx'
import { OfficerSelect } from './OfficerSelect.tsx'

const say = words.assignments
const route = getRouteApi('/assignments')

/** Firms that officers send back, each with the reason; somebody has to decide. */
export function ObjectionList() {
  const { unit } = route.useSearch()
  const { shortNameOf } = useUnits()
  const asked = useInfiniteQuery(firmsQuery({ unit, objected: true, ...useInTime() }))
  const [deciding, setDeciding] = useState<AssignmentLine | undefined>(undefined)
  const firms = asked.data?.pages.flatMap((page) => page.items) ?? []
  const total = asked.data?.pages[0]?.count
  const columns: TableColumnsType<AssignmentLine> = [
    {
      title: say.objections.columns.firm,
      dataIndex: 'name',
      render: (_, firm) => (
        <Link to="/enterprises/$uscc" params={{ uscc: firm.uscc }}>
          {firm.name}
        </Link>
      ),
    },
    {
      title: say.objections.columns.unit,
      dataIndex: 'unit',
      className: 'short',
      render: (_, firm) => shortNameOf(firm.unit),
    },
    {
      title: say.objections.columns.officer,
      dataIndex: 'officer',
      className: 'short',
      render: (_, firm) => say.person(firm.officer, firm.officerName),
    },
    { title: say.objections.columns.reason, dataIndex: 'objection' },
    {
      title: say.objections.columns.act,
      key: 'act',
      render: (_, firm) => (
        <Button size="small" onClick={() => setDeciding(firm)}>
          {say.objections.decide}
        </Button>
      ),
    },
  ]
  return (
    <>
      {total !== undefined && total > 0 && <p className="quiet">{say.objections.found(total)}</p>}
      <GrowingList query={asked}>
        <DataTable<AssignmentLine>
          label={say.views.objections}
          none={say.objections.none}
          rowKey="uscc"
          columns={columns}
          rows={firms}
          loading={asked.isPending}
        />
      </GrowingList>
      {deciding && <DecideForm firm={deciding} onClose={() => setDeciding(undefined)} />}
    </>
  )
}

function DecideForm({ firm, onClose }: { firm: AssignmentLine; onClose: () => void }) {
  const { message } = App.useApp()
  const asOf = useAsOf()
  const [form] = Form.useForm<DecideObjection>()
  const upheld = Form.useWatch('upheld', form)
  const decide = useTell({
    tell: (body: DecideObjection, key) => decideObjection(firm.uscc, body, key),
    onTold: () => {
      void message.success(say.saved)
      onClose()
    },
  })
  return (
    <Drawer open size={520} title={say.objections.title} onClose={onClose} mask={{ closable: false }}>
      <p className="headline">{firm.name}</p>
      <p>{firm.objection}</p>
      <Form<DecideObjection>
        form={form}
        layout="vertical"
        initialValues={{ upheld: true }}
        onFinish={(draft) => decide.mutate(withoutEmpty(draft))}
      >
        <Form.Item name="upheld" label={say.objections.choice}>
          <Radio.Group
            options={[
              { value: true, label: say.objections.upheld },
              { value: false, label: say.objections.refused },
            ]}
          />
        </Form.Item>
        {upheld && (
          <>
            <Form.Item name="officer" label={say.objections.next} extra={say.objections.nextHelp} preserve={false}>
              <OfficerSelect except={firm.officer} asOf={asOf} />
            </Form.Item>
            <Form.Item name="document" label={say.document} preserve={false}>
              <Input maxLength={60} />
            </Form.Item>
          </>
        )}
        <ReasonField required label={say.objections.basis} />
        <RefusalAlert error={decide.error} />
        <div className="form-actions">
          <Button onClick={onClose}>{words.app.cancel}</Button>
          <Button type="primary" htmlType="submit" loading={decide.isPending}>
            {say.save}
          </Button>
        </div>
      </Form>
    </Drawer>
  )
}
