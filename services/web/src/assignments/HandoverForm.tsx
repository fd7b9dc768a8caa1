import { useInfiniteQuery } from '@tanstack/react-query'
import { App, Button, Drawer, Empty, Form } from 'antd'
import { useState } from 'react'
import type { AssignmentLine, OfficerLine, PrepareHandover } from '@titian/contract'
import { RefusalAlert } from '../app/RefusalAlert.tsx'
import { useTell } from '../app/tell.ts'
import { useUnits } from '../app/units.ts'
import { DataTable } from '../table/DataTable.tsx'
import { DayField } from '../time/DayField.tsx'
import { useAsOf } from '../time/in-time.ts'
import { words } from '../words/words.ts'
import { firmsQuery, prepareHandover } from './assignments.ts'
import { BasisFields, withoutEmpty } from './BasisFields.tsx'
import { GrowingList } from './GrowingList.tsx'
import { OfficerSelect } from './OfficerSelect.tsx'

const say = words.assignments.handovers
const common = words.assignments

type Draft = Omit<PrepareHandover, 'from' | 'firms'>

/** 交接: an officer's firms, all or some, go to another with what is open. */
export function HandoverForm({ officer, onClose }: { officer: OfficerLine; onClose: () => void }) {
  const { message } = App.useApp()
  const asOf = useAsOf()
  const held = useInfiniteQuery(firmsQuery({ officer: officer.officer, asOf }, 200))
  const firms = held.data?.pages.flatMap((page) => page.items) ?? []
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const going = firms.filter(({ uscc }) => !left.has(uscc))
  const prepare = useTell({
    tell: (body: PrepareHandover, key) => prepareHandover(body, key),
    onTold: () => {
      void message.success(say.saved)
      onClose()
    },
  })
  const name = common.person(officer.officer, officer.name)
  return (
    <Drawer open size={640} title={say.title(name)} onClose={onClose} mask={{ closable: false }}>
      <p>{say.what}</p>
      <Form<Draft>
        layout="vertical"
        initialValues={{ on: asOf }}
        onFinish={(draft) =>
          prepare.mutate({
            ...withoutEmpty(draft),
            from: officer.officer,
            // All of them, also those that the list has not shown yet.
            ...(left.size === 0 ? {} : { firms: going.map(({ uscc }) => uscc) }),
          })
        }
      >
        <Form.Item name="to" label={say.to} rules={[{ required: true, message: common.officerMissing }]}>
          <OfficerSelect except={officer.officer} asOf={asOf} />
        </Form.Item>
        <Form.Item name="on" label={common.on} rules={[{ required: true, message: common.dayMissing }]}>
          <DayField near={asOf} />
        </Form.Item>
        <BasisFields />
        <h3>{say.which}</h3>
        <GrowingList query={held}>
          <Firms
            firms={firms}
            loading={held.isPending}
            going={going.map(({ uscc }) => uscc)}
            onChange={(chosen) =>
              setLeft(new Set(firms.map(({ uscc }) => uscc).filter((uscc) => !chosen.includes(uscc))))
            }
          />
        </GrowingList>
        <RefusalAlert error={prepare.error} />
        <div className="form-actions">
          <Button onClick={onClose}>{words.app.cancel}</Button>
          <Button type="primary" htmlType="submit" disabled={going.length === 0} loading={prepare.isPending}>
            {going.length === 0 ? say.whichMissing : say.submit(going.length)}
          </Button>
        </div>
      </Form>
    </Drawer>
  )
}

interface FirmsProps {
  readonly firms: readonly AssignmentLine[]
  readonly loading: boolean
  readonly going: readonly string[]
  readonly onChange: (going: readonly string[]) => void
}

function Firms({ firms, loading, going, onChange }: FirmsProps) {
  const { shortNameOf } = useUnits()
  return (
    <DataTable<AssignmentLine>
      label={say.which}
      none={<Empty description={say.noFirms} />}
      rowKey="uscc"
      rows={firms}
      loading={loading}
      columns={[
        { title: common.firmsList.columns.firm, dataIndex: 'name' },
        {
          title: common.firmsList.columns.unit,
          dataIndex: 'unit',
          className: 'short',
          render: (_, firm) => shortNameOf(firm.unit),
        },
      ]}
      rowSelection={{
        selectedRowKeys: [...going],
        onChange: (keys) => onChange(keys.map(String)),
        getCheckboxProps: (firm) => ({ 'aria-label': firm.name }),
      }}
    />
  )
}
