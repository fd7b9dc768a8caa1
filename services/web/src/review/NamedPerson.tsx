import { App, Button, Space } from 'antd'
import type { ReviewItem } from '@titian/contract'
import { RefusalAlert } from '../app/RefusalAlert.tsx'
import { useTell } from '../app/tell.ts'
import { useUnits } from '../app/units.ts'
import { words } from '../words/words.ts'
import { identifyPerson } from './review.ts'

const say = words.review.act

/** Who stands in records only by name: one click says which officer that is, or that it is none. */
export function NamedPerson({ named }: { named: NonNullable<ReviewItem['person']> }) {
  const { message } = App.useApp()
  const { shortNameOf } = useUnits()
  const identify = useTell({
    tell: identifyPerson,
    onTold: ({ records }) => void message.success(say.identified(records)),
  })
  return (
    <Space orientation="vertical" size={4}>
      {named.candidates.map(({ officer, organisation, unit }) => (
        <Button
          key={officer}
          size="small"
          loading={identify.isPending && identify.variables.officer === officer}
          onClick={() => identify.mutate({ person: named.person, officer })}
        >
          {say.same(officer, [organisation, unit === null ? null : shortNameOf(unit)])}
        </Button>
      ))}
      <Button
        type="text"
        size="small"
        loading={identify.isPending && identify.variables.officer === null}
        onClick={() => identify.mutate({ person: named.person, officer: null })}
      >
        {say.notOfficer}
      </Button>
      <RefusalAlert error={identify.error} />
    </Space>
  )
}
