import { useQuery } from '@tanstack/react-query'
import type { CheckShown } from '@titian/contract'
import { App, Form, Modal, Select } from 'antd'
import { useState } from 'react'
import { RefusalAlert } from '../app/RefusalAlert.tsx'
import { useTell } from '../app/tell.ts'
import { officerChoices } from '../assignments/assignments.ts'
import { useAsOf } from '../time/in-time.ts'
import { words } from '../words/words.ts'
import { staffCheck } from './checks.ts'

const say = words.checks.staff
const account = /^[a-z][\w.-]+$/i

/** Two names: officers by name or 编号; who has none is named by account. */
export function StaffForm({ check, onClose }: { check: CheckShown; onClose: () => void }) {
  const [form] = Form.useForm<{ who: string[] }>()
  const { message } = App.useApp()
  const staff = useTell({
    tell: (who: string[], key) => staffCheck(check.check, { who }, key),
    onTold: () => {
      void message.success(say.saved)
      onClose()
    },
  })
  return (
    <Modal
      open
      title={say.title}
      okText={say.save}
      cancelText={words.app.cancel}
      confirmLoading={staff.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <p>{say.what}</p>
      <Form
        form={form}
        layout="vertical"
        initialValues={{ who: check.who.map((each) => each.who) }}
        onFinish={({ who }: { who: string[] }) => staff.mutate(who)}
      >
        <Form.Item
          name="who"
          label={say.who}
          extra={say.whoHelp}
          rules={[{ required: true, type: 'array', len: 2, message: say.whoMissing }]}
        >
          <TwoPeople known={check.who} />
        </Form.Item>
      </Form>
      <RefusalAlert error={staff.error} />
    </Modal>
  )
}

interface TwoPeopleProps {
  readonly id?: string
  readonly value?: string[]
  readonly onChange?: (who: string[]) => void
  readonly known: CheckShown['who']
}

function TwoPeople({ id, value, onChange, known }: TwoPeopleProps) {
  const [query, setQuery] = useState('')
  const found = useQuery(officerChoices(query.trim(), useAsOf())).data?.items ?? []
  const people = new Map([
    ...known.map((each) => [each.who, each.name] as const),
    ...found.map(({ officer, name }) => [officer, name] as const),
  ])
  const options = [...people].map(([who, name]) => ({ value: who, label: words.checks.person(who, name) }))
  const typed = query.trim()
  if (account.test(typed) && !people.has(typed)) options.push({ value: typed, label: say.account(typed) })
  return (
    <Select<string[]>
      {...(id === undefined ? {} : { id })}
      mode="multiple"
      maxCount={2}
      {...(value === undefined ? {} : { value })}
      options={options}
      notFoundContent={words.assignments.noOfficer}
      showSearch={{ filterOption: false, searchValue: query, onSearch: setQuery }}
      onChange={(who: string[]) => {
        setQuery('')
        onChange?.(who)
      }}
    />
  )
}
