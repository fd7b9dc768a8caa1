import { useQuery } from '@tanstack/react-query'
import { Button, Space, type TableColumnsType } from 'antd'
import { useState } from 'react'
import type { Account, AccountOpened } from '@titian/contract'
import { Mark } from '../app/Mark.tsx'
import { Asked } from '../app/Asked.tsx'
import { PageHead } from '../app/PageHead.tsx'
import { RefusalAlert } from '../app/RefusalAlert.tsx'
import { useTell } from '../app/tell.ts'
import { useUnits } from '../app/units.ts'
import { useMay, useSession } from '../session/session.ts'
import { DataTable } from '../table/DataTable.tsx'
import { instantText } from '../words/dates.ts'
import { words } from '../words/words.ts'
import { AccountForm } from './AccountForm.tsx'
import { accountsQuery, changeAccount, resetPassword } from './accounts.ts'
import { FirstPassword } from './FirstPassword.tsx'
import './accounts.css'

const say = words.accounts

export function AccountsPage() {
  const asked = useQuery(accountsQuery)
  const keeps = useMay('keepAccounts')
  const [editing, setEditing] = useState<Account | 'new' | undefined>(undefined)
  const [opened, setOpened] = useState<AccountOpened | undefined>(undefined)
  return (
    <>
      <PageHead title={say.title}>
        {keeps && (
          <Button type="primary" onClick={() => setEditing('new')}>
            {say.open}
          </Button>
        )}
      </PageHead>
      <Asked query={asked}>
        {(answer) => <Accounts accounts={answer.items} onEdit={setEditing} onReset={setOpened} />}
      </Asked>
      {editing !== undefined && (
        <AccountForm
          account={editing === 'new' ? undefined : editing}
          onClose={() => setEditing(undefined)}
          onOpened={(account) => {
            setEditing(undefined)
            setOpened(account)
          }}
        />
      )}
      {opened && <FirstPassword opened={opened} onClose={() => setOpened(undefined)} />}
    </>
  )
}

interface AccountsProps {
  readonly accounts: readonly Account[]
  readonly onEdit: (account: Account) => void
  readonly onReset: (opened: AccountOpened) => void
}

function Accounts({ accounts, onEdit, onReset }: AccountsProps) {
  const { nameOf } = useUnits()
  const self = useSession().account
  const keeps = useMay('keepAccounts')
  const change = useTell({
    tell: ({ account, disabled }: Pick<Account, 'account' | 'disabled'>, key) =>
      changeAccount(account, { disabled }, key),
  })
  const reset = useTell({ tell: (account: string, key) => resetPassword(account, key), onTold: onReset })
  const columns: TableColumnsType<Account> = [
    { title: say.columns.account, dataIndex: 'account' },
    { title: say.columns.name, dataIndex: 'name' },
    {
      title: say.columns.grants,
      key: 'grants',
      render: (_, account) =>
        account.grants.map((grant) => (
          <div key={`${grant.role}${grant.unit}`}>
            {words.session.roleIn(words.app.roles[grant.role], nameOf(grant.unit))}
          </div>
        )),
    },
    { title: say.columns.state, key: 'state', render: (_, account) => <State account={account} /> },
    {
      title: say.columns.lastSignIn,
      key: 'last',
      render: (_, account) => (account.lastSignInAt === null ? say.never : instantText(account.lastSignInAt)),
    },
    {
      title: say.columns.act,
      key: 'act',
      // Nobody changes their own grants or state: another administrator does.
      render: (_, account) =>
        keeps &&
        account.account !== self && (
          <Space>
            <Button size="small" onClick={() => onEdit(account)}>
              {say.change}
            </Button>
            <Button size="small" onClick={() => reset.mutate(account.account)}>
              {say.resetPassword}
            </Button>
            <Button
              size="small"
              danger={!account.disabled}
              onClick={() => change.mutate({ account: account.account, disabled: !account.disabled })}
            >
              {account.disabled ? say.enable : say.disable}
            </Button>
          </Space>
        ),
    },
  ]
  return (
    <>
      <RefusalAlert error={change.error ?? reset.error} />
      <DataTable<Account> label={say.title} none={say.none} rowKey="account" columns={columns} rows={accounts} />
    </>
  )
}

function State({ account }: { account: Account }) {
  if (account.disabled) return <Mark>{say.disabled}</Mark>
  if (account.mustChangePassword) return <Mark tone="warn">{say.mustChange}</Mark>
  return <Mark tone="good">{say.active}</Mark>
}
