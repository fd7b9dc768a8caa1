import { demandMoveWords, type DemandMoved, type MoveDemand } from '@titian/contract'
import { App, Button, Drawer, Form } from 'antd'
import { useState } from 'react'
import { RefusalAlert } from '../app/RefusalAlert.tsx'
import { useTell } from '../app/tell.ts'
import { newUuid } from '../app/uuid.ts'
import { useSession } from '../session/session.ts'
import { DayField } from '../time/DayField.tsx'
import { words } from '../words/words.ts'
import { ClosingFields } from './ClosingFields.tsx'
import { moveDemand } from './demands.ts'
import { bodyOf, fieldsOf, type Draft } from './move-fields.ts'
import { MoveField, type About, type Milestones } from './MoveField.tsx'

const say = words.demands.move

const none: Milestones = []

interface MoveFormProps {
  readonly demand: string
  readonly number: string
  readonly move: MoveDemand['move']
  /** What of the demand the form warns of. */
  readonly about?: About
  readonly milestones?: Milestones
  /** What is known already: a next step from the grid. */
  readonly initial?: Draft
  readonly onClose: () => void
  readonly onMoved?: (answer: DemandMoved) => void
}

/** One step of a demand, with the fields that it needs and no others. */
export function MoveForm({ demand, number, move, about, milestones = none, initial, onClose, onMoved }: MoveFormProps) {
  const [form] = Form.useForm<Draft>()
  const { message } = App.useApp()
  const { businessDay } = useSession()
  const [milestone] = useState(newUuid)
  const tell = useTell({
    tell: moveDemand,
    onTold: (answer) => {
      void message.success(say.done(demandMoveWords[move]))
      onMoved?.(answer)
      onClose()
    },
  })
  const bodyNow = (draft: Draft) => bodyOf(move, draft, move === 'plan-milestone' ? milestone : undefined)
  return (
    <Drawer
      open
      size={560}
      title={say.title(demandMoveWords[move], number)}
      onClose={onClose}
      mask={{ closable: false }}
    >
      <Form<Draft>
        form={form}
        layout="vertical"
        initialValues={{ on: businessDay, ...initial }}
        onKeyDown={(event) => {
          if (event.ctrlKey && event.key === 'Enter') form.submit()
        }}
        onFinish={(draft) => tell.mutate({ demand, body: bodyNow(draft) })}
      >
        {move === 'close' ? (
          <ClosingFields verdict={about?.verdict} />
        ) : (
          fieldsOf(move).map(({ field, needed }) => (
            <MoveField key={field} field={field} needed={needed} move={move} about={about} milestones={milestones} />
          ))
        )}
        <Form.Item name="on" label={say.on}>
          <DayField near={businessDay} />
        </Form.Item>
        <RefusalAlert error={tell.error} />
        <div className="form-actions">
          <Button onClick={onClose}>{words.app.cancel}</Button>
          <Button type="primary" htmlType="submit" loading={tell.isPending}>
            {say.submit(demandMoveWords[move])}
          </Button>
        </div>
      </Form>
    </Drawer>
  )
}
