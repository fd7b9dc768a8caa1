import { useQuery } from '@tanstack/react-query'
import { dutyHolderWords, type DropDuty, type DutyLine } from '@titian/contract'
import { App, Button, Space, type TableColumnsType } from 'antd'
import { useState } from 'react'
import { Asked } from '../app/Asked.tsx'
import { Mark } from '../app/Mark.tsx'
import { sentences } from '../app/refusal.ts'
import { useTell } from '../app/tell.ts'
import { History } from '../figures/EventLines.tsx'
import { useMay } from '../session/session.ts'
import { DataTable } from '../table/DataTable.tsx'
import { useInTime } from '../time/in-time.ts'
import { words } from '../words/words.ts'
import { dropDuty, dutyTableQuery } from './duties.ts'
import { DutyForm, type DutyFormProps } from './DutyForm.tsx'
import '../enterprises/enterprises.css'

const say = words.duties.table

type Doing = Pick<DutyFormProps, 'line' | 'what'>

/** 事项表 as it stands, what the city changed in it, and for planners the ways to change it. */
export function DutyTableView() {
  const inTime = useInTime()
  const table = useQuery(dutyTableQuery({ ...inTime }))
  const keeps = useMay('keepDuties') && inTime.knownAt === undefined
  const [doing, setDoing] = useState<Doing | undefined>(undefined)
  return (
    <Asked query={table}>
      {({ items, history }) => (
        <>
          <p className="duty-what">
            <span>{say.what}</span>
            {keeps && (
              <Button type="primary" onClick={() => setDoing({ line: undefined, what: 'add' })}>
                {say.add}
              </Button>
            )}
          </p>
          <Lines lines={items} onDo={keeps ? setDoing : undefined} />
          <h2 className="duty-history">{say.history}</h2>
          {history.length === 0 && <p className="quiet">{say.unchanged}</p>}
          <History events={history} />
          {doing && <DutyForm {...doing} onClose={() => setDoing(undefined)} />}
        </>
      )}
    </Asked>
  )
}

function Lines({ lines, onDo }: { lines: readonly DutyLine[]; onDo: ((doing: Doing) => void) | undefined }) {
  const columns: TableColumnsType<DutyLine> = [
    {
      title: say.columns.name,
      key: 'name',
      render: (_, line) => (
        <>
          {line.name} {line.year !== undefined && <Mark tone="info">{words.duties.year(line.year)}</Mark>}
          {line.set && <Mark>{say.set}</Mark>}
          {line.twiceIsFatal === true && <div className="quiet">{say.twice}</div>}
        </>
      ),
    },
    { title: say.columns.of, key: 'of', render: (_, line) => dutyHolderWords[line.of] },
    { title: say.columns.when, key: 'when', className: 'short', render: (_, line) => whenText(line) },
    { title: say.columns.source, dataIndex: 'source' },
    ...(onDo === undefined
      ? []
      : [
          {
            title: say.columns.act,
            key: 'act',
            className: 'short',
            render: (_: unknown, line: DutyLine) => <Acts line={line} onDo={onDo} />,
          },
        ]),
  ]
  return (
    <DataTable<DutyLine>
      label={words.duties.parts.table}
      none={words.duties.none}
      rowKey={(line) => `${line.duty} ${line.year ?? ''}`}
      columns={columns}
      rows={lines}
    />
  )
}

function whenText({ opens, due, months, year }: DutyLine): string {
  if (months !== undefined) return say.months(months)
  const days = say.window(opens ?? '', due ?? '')
  return year === undefined ? `${say.everyYear} ${days}` : days
}

function Acts({ line, onDo }: { line: DutyLine; onDo: (doing: Doing) => void }) {
  const { message, modal, notification } = App.useApp()
  const drop = useTell({
    tell: (body: DropDuty, key) => dropDuty(body, key),
    onTold: () => void message.success(say.dropped),
  })
  const ask = () => {
    void modal.confirm({
      title: say.dropTitle,
      content: say.dropWhat,
      okText: say.drop,
      cancelText: words.app.back,
      onOk: () =>
        drop
          .mutateAsync({ duty: line.duty, ...(line.year === undefined ? {} : { year: line.year }) })
          .catch((error: unknown) => notification.error({ title: sentences(error).title, role: 'alert' })),
    })
  }
  return (
    <Space>
      <Button size="small" aria-label={say.changeOf(line.name)} onClick={() => onDo({ line, what: 'change' })}>
        {say.change}
      </Button>
      {line.year === undefined && line.months === undefined && (
        <Button size="small" aria-label={say.exceptionOf(line.name)} onClick={() => onDo({ line, what: 'exception' })}>
          {say.exception}
        </Button>
      )}
      <Button size="small" aria-label={say.dropOf(line.name)} onClick={ask}>
        {say.drop}
      </Button>
    </Space>
  )
}
