import { App, Button, Modal } from 'antd'
import { useState } from 'react'
import type { BusinessDay } from '@titian/contract'
import { tell } from '../app/client.ts'
import { RefusalAlert } from '../app/RefusalAlert.tsx'
import { useTell } from '../app/tell.ts'
import { useSession } from '../session/session.ts'
import { words } from '../words/words.ts'
import type { Day } from './day.ts'
import { DayField } from './DayField.tsx'

/** Moves the day that every "today" means, or gives it back to the calendar. */
export function BusinessDayMove({ onClose }: { onClose: () => void }) {
  const session = useSession()
  const { message } = App.useApp()
  const [day, setDay] = useState<Day | undefined>(session.businessDay)
  const move = useTell({
    tell: (said: { day: Day | null }, key) => tell<BusinessDay>('PUT', '/api/business-day', { body: said, key }),
    onTold: (answer) => {
      void message.success(words.time.moved(answer.day))
      onClose()
    },
  })

  return (
    <Modal
      open
      title={words.time.move}
      okText={words.time.moveTo}
      cancelText={words.app.cancel}
      confirmLoading={move.isPending}
      okButtonProps={{ disabled: day === undefined }}
      onOk={() => day !== undefined && move.mutate({ day })}
      onCancel={onClose}
    >
      <p>{words.time.demonstrationWhy}</p>
      <p>
        <label htmlFor="business-day">{words.time.businessDay}</label>{' '}
        <DayField id="business-day" value={day} onChange={setDay} near={session.businessDay} />
      </p>
      <Button onClick={() => move.mutate({ day: null })}>{words.time.toRealDay}</Button>
      <RefusalAlert error={move.error} />
    </Modal>
  )
}
