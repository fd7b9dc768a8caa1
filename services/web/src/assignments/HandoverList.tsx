import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { App, Button, Drawer, Form, Space, type TableColumnsType } from 'antd'
import { useState } from 'react'
import type { Handover } from '@titian/contract'
import { Asked } from '../app/Asked.tsx'
import { DownloadButton } from '../app/DownloadButton.tsx'
import { Mark, type Tone } from '../app/Mark.tsx'
import { RefusalAlert } from '../app/RefusalAlert.tsx'
import { useTell } from '../app/tell.ts'
import { DataTable } from '../table/DataTable.tsx'
import { useInTime } from '../time/in-time.ts'
import { count } from '../words/numbers.ts'
import { words } from '../words/words.ts'
import { acceptHandover, handoversQuery, returnHandover, sheetOf } from './assignments.ts'
import { ReasonField } from './BasisFields.tsx'

const say = words.assignments.handovers
const { person } = words.assignments
const tones: Record<Handover['status'], Tone> = { pending: 'warn', accepted: 'good', returned: 'plain' }

/** 交接: what waits to be accepted first. */
export function HandoverList() {
  const { knownAt } = useInTime()
  const asked = useQuery(handoversQuery({ knownAt }))
  const { message } = App.useApp()
  const [returning, setReturning] = useState<Handover | undefined>(undefined)
  const accept = useTell({
    tell: (handover: string, key) => acceptHandover(handover, key),
    onTold: () => void message.success(say.accepted),
  })
  const columns: TableColumnsType<Handover> = [
    {
      title: say.columns.from,
      dataIndex: 'from',
      className: 'short',
      render: (_, line) => person(line.from, line.fromName),
    },
    {
      title: say.columns.to,
      dataIndex: 'to',
      className: 'short',
      render: (_, line) => person(line.to, line.toName),
    },
    { title: say.columns.on, dataIndex: 'on', className: 'short' },
    {
      title: say.columns.firms,
      key: 'firms',
      render: (_, line) => <Firms firms={line.firms} />,
    },
    {
      title: say.columns.demands,
      dataIndex: 'demands',
      className: 'number',
      render: (_, line) => count(line.demands),
    },
    {
      title: say.columns.state,
      dataIndex: 'status',
      render: (_, line) => (
        <Mark tone={tones[line.status]}>
          {line.returned === null ? say.statuses[line.status] : say.returned(line.returned)}
        </Mark>
      ),
    },
    {
      title: say.columns.act,
      key: 'act',
      className: 'short',
      render: (_, line) => (
        <Space>
          <DownloadButton path={sheetOf(line.handover)}>{say.sheet}</DownloadButton>
          {line.status === 'pending' && knownAt === undefined && (
            <>
              <Button loading={accept.isPending} onClick={() => accept.mutate(line.handover)}>
                {say.accept}
              </Button>
              <Button onClick={() => setReturning(line)}>{say.return}</Button>
            </>
          )}
        </Space>
      ),
    },
  ]
  return (
    <Asked query={asked}>
      {({ items }) => (
        <>
          <RefusalAlert error={accept.error} />
          <DataTable<Handover>
            label={words.assignments.views.handovers}
            none={say.none}
            rowKey="handover"
            columns={columns}
            rows={items}
          />
          {returning && <ReturnForm handover={returning} onClose={() => setReturning(undefined)} />}
        </>
      )}
    </Asked>
  )
}

function Firms({ firms }: { firms: Handover['firms'] }) {
  return (
    <details>
      <summary>{words.assignments.firms(firms.length)}</summary>
      {firms.map(({ uscc, name }) => (
        <div key={uscc}>
          <Link to="/enterprises/$uscc" params={{ uscc }}>
            {name}
          </Link>
        </div>
      ))}
    </details>
  )
}

function ReturnForm({ handover, onClose }: { handover: Handover; onClose: () => void }) {
  const send = useTell({
    tell: (reason: string, key) => returnHandover(handover.handover, reason, key),
    onTold: onClose,
  })
  return (
    <Drawer open size={480} title={say.returnTitle} onClose={onClose} mask={{ closable: false }}>
      <p className="headline">{person(handover.from, handover.fromName)}</p>
      <Form<{ reason: string }> layout="vertical" onFinish={({ reason }) => send.mutate(reason)}>
        <ReasonField required />
        <RefusalAlert error={send.error} />
        <div className="form-actions">
          <Button onClick={onClose}>{words.app.cancel}</Button>
          <Button type="primary" htmlType="submit" loading={send.isPending}>
            {say.return}
          </Button>
        </div>
      </Form>
    </Drawer>
  )
}
