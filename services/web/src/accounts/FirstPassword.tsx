import { Button, Modal } from 'antd'
import type { AccountOpened } from '@titian/contract'
import { words } from '../words/words.ts'

const say = words.accounts

/** Shown once and never again; closing it is the last chance to write it down. */
export function FirstPassword({ opened, onClose }: { opened: AccountOpened; onClose: () => void }) {
  return (
    <Modal
      open
      closable={false}
      keyboard={false}
      mask={{ closable: false }}
      title={say.opened(opened.account)}
      footer={
        <Button type="primary" onClick={onClose}>
          {say.done}
        </Button>
      }
    >
      {opened.password === null ? (
        <p>{say.passwordGone}</p>
      ) : (
        <>
          <p>{say.password}</p>
          <p className="code first-password">{opened.password}</p>
        </>
      )}
    </Modal>
  )
}
