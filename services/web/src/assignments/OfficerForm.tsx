import { App, Button, Drawer, Form, Input } from 'antd'
import type { ChangeOfficer, LeaveOfficer, OfficerLine, OpenOfficer } from '@titian/contract'
import { RefusalAlert } from '../app/RefusalAlert.tsx'
import { useTell } from '../app/tell.ts'
import { UnitField } from '../enterprises/UnitField.tsx'
import { useMay } from '../session/session.ts'
import { DayField } from '../time/DayField.tsx'
import { useAsOf } from '../time/in-time.ts'
import { words } from '../words/words.ts'
import { changeOfficer, leaveOfficer, linkAccount, openOfficer } from './assignments.ts'
import { ReasonField, withoutEmpty } from './BasisFields.tsx'

const say = words.assignments.opening
const common = words.assignments

interface OfficerFormProps {
  /** Absent, one is registered. */
  readonly officer: OfficerLine | undefined
  readonly onClose: () => void
}

/** Who an officer is, with which account he signs in, and when he leaves: three things, each saved by itself. */
export function OfficerForm({ officer, onClose }: OfficerFormProps) {
  const links = useMay('linkOfficers')
  return (
    <Drawer open size={520} title={officer ? say.changeTitle : say.title} onClose={onClose} mask={{ closable: false }}>
      {officer && <p className="headline">{common.person(officer.officer, officer.name)}</p>}
      <PersonForm officer={officer} onClose={onClose} />
      {officer && links && <AccountForm officer={officer} />}
      {officer && officer.from !== null && <LeavingForm officer={officer} onClose={onClose} />}
    </Drawer>
  )
}

function PersonForm({ officer, onClose }: OfficerFormProps) {
  const { message } = App.useApp()
  const asOf = useAsOf()
  const save = useTell({
    tell: (said: OpenOfficer, key) => {
      if (!officer) return openOfficer(said, key)
      const { officer: _, ...changes } = said
      return changeOfficer(officer.officer, changes satisfies ChangeOfficer, key)
    },
    onTold: () => {
      void message.success(common.saved)
      onClose()
    },
  })
  const known = { name: officer?.name ?? undefined, organisation: officer?.organisation ?? undefined }
  return (
    <Form<OpenOfficer>
      layout="vertical"
      initialValues={{ ...known, unit: officer?.unit ?? undefined, on: asOf }}
      onFinish={(draft) => save.mutate(withoutEmpty(draft))}
    >
      {!officer && (
        <Form.Item name="officer" label={say.code} rules={[{ required: true, message: say.codeMissing }]}>
          <Input maxLength={40} />
        </Form.Item>
      )}
      <Form.Item name="name" label={say.name} rules={[{ required: true, message: say.nameMissing }]}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="phone" label={say.phone} {...(officer ? { extra: say.phoneHelp } : {})}>
        <Input maxLength={40} inputMode="tel" />
      </Form.Item>
      <Form.Item name="organisation" label={say.organisation}>
        <Input maxLength={80} />
      </Form.Item>
      <Form.Item name="unit" label={say.unit}>
        <UnitField />
      </Form.Item>
      <Form.Item name="on" label={common.on}>
        <DayField near={asOf} />
      </Form.Item>
      <RefusalAlert error={save.error} />
      <div className="form-actions">
        <Button onClick={onClose}>{words.app.cancel}</Button>
        <Button type="primary" htmlType="submit" loading={save.isPending}>
          {common.save}
        </Button>
      </div>
    </Form>
  )
}

function AccountForm({ officer }: { officer: OfficerLine }) {
  const { message } = App.useApp()
  const link = useTell({
    tell: (account: string | null, key) => linkAccount(officer.officer, account, key),
    onTold: () => void message.success(common.saved),
  })
  return (
    <Form<{ account?: string }>
      className="officer-part"
      layout="vertical"
      initialValues={{ account: officer.account ?? '' }}
      onFinish={({ account }) => link.mutate(account?.trim() ? account.trim() : null)}
    >
      <Form.Item name="account" label={say.account} extra={say.accountHelp}>
        <Input maxLength={64} autoComplete="off" />
      </Form.Item>
      <RefusalAlert error={link.error} />
      <div className="form-actions">
        <Button htmlType="submit" loading={link.isPending}>
          {say.link}
        </Button>
      </div>
    </Form>
  )
}

function LeavingForm({ officer, onClose }: { officer: OfficerLine; onClose: () => void }) {
  const { message } = App.useApp()
  const asOf = useAsOf()
  const leave = useTell({
    tell: (body: LeaveOfficer, key) => leaveOfficer(officer.officer, body, key),
    onTold: () => {
      void message.success(common.saved)
      onClose()
    },
  })
  return (
    <details className="officer-part">
      <summary>{say.leaveTitle}</summary>
      <Form<LeaveOfficer> layout="vertical" initialValues={{ on: asOf }} onFinish={(body) => leave.mutate(body)}>
        <Form.Item name="on" label={say.leaveOn} rules={[{ required: true, message: common.dayMissing }]}>
          <DayField near={asOf} />
        </Form.Item>
        <ReasonField required />
        <RefusalAlert error={leave.error} />
        <div className="form-actions">
          <Button danger htmlType="submit" loading={leave.isPending}>
            {say.leave}
          </Button>
        </div>
      </Form>
    </details>
  )
}
