import { App, Button, Drawer, Form, Input, Select, Space } from 'antd'
import type { Account, AccountOpened, OpenAccount, Role } from '@titian/contract'
import { RefusalAlert } from '../app/RefusalAlert.tsx'
import { useTell } from '../app/tell.ts'
import { useUnits } from '../app/units.ts'
import { useSession } from '../session/session.ts'
import { words } from '../words/words.ts'
import { changeAccount, openAccount } from './accounts.ts'

const say = words.accounts

interface AccountFormProps {
  /** Absent, one is opened. */
  readonly account: Account | undefined
  readonly onClose: () => void
  readonly onOpened: (opened: AccountOpened) => void
}

export function AccountForm({ account, onClose, onOpened }: AccountFormProps) {
  const { message } = App.useApp()
  const open = useTell({ tell: (body: OpenAccount, key) => openAccount(body, key), onTold: onOpened })
  const change = useTell({
    tell: ({ name, grants }: OpenAccount, key) => changeAccount(account?.account ?? '', { name, grants }, key),
    onTold: () => {
      void message.success(say.saved)
      onClose()
    },
  })
  const busy = open.isPending || change.isPending

  return (
    <Drawer
      open
      size={560}
      title={account ? account.account : say.openTitle}
      onClose={onClose}
      mask={{ closable: false }}
    >
      <Form<OpenAccount>
        layout="vertical"
        initialValues={account ?? { grants: [{}] }}
        onFinish={(said) => (account ? change.mutate(said) : open.mutate(said))}
      >
        {!account && (
          <Form.Item
            name="account"
            label={say.account}
            extra={say.accountRule}
            rules={[{ required: true, pattern: /^[a-z][a-z0-9._-]{1,31}$/, message: say.accountRule }]}
          >
            <Input autoComplete="off" maxLength={32} />
          </Form.Item>
        )}
        <Form.Item name="name" label={say.name} rules={[{ required: true, message: say.missing }]}>
          <Input maxLength={40} autoComplete="off" />
        </Form.Item>
        <fieldset className="grants">
          <legend>{say.grants}</legend>
          <p className="quiet">{say.grantsRule}</p>
          <GrantFields />
        </fieldset>
        <RefusalAlert error={open.error ?? change.error} />
        <div className="form-actions">
          <Button onClick={onClose}>{words.app.cancel}</Button>
          <Button type="primary" htmlType="submit" loading={busy}>
            {account ? say.save : say.openIt}
          </Button>
        </div>
      </Form>
    </Drawer>
  )
}

function GrantFields() {
  const { city } = useSession()
  const { units } = useUnits()
  const roles: readonly (readonly [string, string])[] = Object.entries<string>(
    words.app.roles satisfies Record<Role, string>,
  )
  const places = [
    { value: city.unit, label: city.name },
    ...units.map((unit) => ({ value: unit.unit, label: unit.name })),
  ]
  const rules = [{ required: true, message: say.missing }]
  return (
    <Form.List name="grants">
      {(grants, { add, remove }) => (
        <>
          {grants.map((grant) => (
            <Space key={grant.key} align="baseline" wrap>
              <Form.Item name={[grant.name, 'role']} rules={rules}>
                <Select
                  aria-label={say.role}
                  placeholder={say.role}
                  className="grant-role"
                  options={roles.map(([value, label]) => ({ value, label }))}
                />
              </Form.Item>
              <Form.Item name={[grant.name, 'unit']} rules={rules}>
                <Select aria-label={say.unit} placeholder={say.unit} className="grant-unit" options={places} />
              </Form.Item>
              {grants.length > 1 && (
                <Button size="small" aria-label={say.removeGrant} onClick={() => remove(grant.name)}>
                  ✕
                </Button>
              )}
            </Space>
          ))}
          <Button type="dashed" onClick={() => add({})}>
            {say.addGrant}
          </Button>
        </>
      )}
    </Form.List>
  )
}
