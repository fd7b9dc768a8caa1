import { App, Button, Modal, QRCode } from 'antd'
import { words } from '../words/words.ts'

const say = words.demands.link

interface ConfirmationLinkProps {
  readonly number: string
  readonly secret: string
  readonly until: string
  readonly onClose: () => void
}

/** The firm's one-time link, shown once: to be sent on, or scanned from the screen. */
export function ConfirmationLink({ number, secret, until, onClose }: ConfirmationLinkProps) {
  const { message } = App.useApp()
  const address = `${window.location.origin}/confirm/${secret}`
  const sentence = say.say(number, until, address)
  return (
    <Modal
      open
      title={say.title}
      onCancel={onClose}
      mask={{ closable: false }}
      footer={<Button onClick={onClose}>{words.app.close}</Button>}
    >
      <div className="firm-link">
        <p>{say.help}</p>
        <QRCode aria-label={say.qr} value={address} type="svg" size={180} />
        <p>{sentence}</p>
        {/* Without https there is no clipboard; the sentence can still be selected. */}
        {'clipboard' in navigator && (
          <Button
            type="primary"
            onClick={() => void navigator.clipboard.writeText(sentence).then(() => message.success(words.app.copied))}
          >
            {say.copy}
          </Button>
        )}
      </div>
    </Modal>
  )
}
