import { Button, Dropdown, Modal } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { ChangePasswordForm } from '../session/ChangePasswordForm.tsx'
import { may, useSession } from '../session/session.ts'
import { words } from '../words/words.ts'
import { tell } from './client.ts'
import { useUnits } from './units.ts'

// The code for a code to be scanned is loaded by whoever wants one.
const PhoneAddress = lazy(() => import('./PhoneAddress.tsx').then((module) => ({ default: module.PhoneAddress })))

export function PersonMenu() {
  const session = useSession()
  const { nameOf } = useUnits()
  const [changing, setChanging] = useState(false)
  const [onPhone, setOnPhone] = useState(false)
  const grants = session.grants.map((grant) => words.session.roleIn(words.app.roles[grant.role], nameOf(grant.unit)))

  return (
    <>
      <Dropdown
        trigger={['click']}
        menu={{
          items: [
            ...grants.map((grant) => ({ key: grant, label: grant, disabled: true })),
            { type: 'divider' },
            ...(may(session, 'beOfficer')
              ? [{ key: 'phone', label: words.app.phone.name, onClick: () => setOnPhone(true) }]
              : []),
            { key: 'password', label: words.session.changePassword, onClick: () => setChanging(true) },
            { key: 'out', label: words.session.signOut, onClick: signOut },
          ],
        }}
      >
        <Button type="text" className="person">
          {session.name} ▾
        </Button>
      </Dropdown>
      <Modal
        open={changing}
        title={words.session.changePassword}
        footer={null}
        destroyOnHidden
        onCancel={() => setChanging(false)}
      >
        <ChangePasswordForm onChanged={() => setChanging(false)} />
      </Modal>
      <Modal
        open={onPhone}
        title={words.app.phone.name}
        footer={null}
        destroyOnHidden
        onCancel={() => setOnPhone(false)}
      >
        <Suspense>
          <PhoneAddress />
        </Suspense>
      </Modal>
    </>
  )
}

function signOut() {
  // Leaving the page empties the memory of this tab too, whether or not the api could be told.
  const leave = () => location.assign('/')
  tell('DELETE', '/api/session').then(leave, leave)
}
