import { Form, Input, Modal } from 'antd'
import { words } from '../words/words.ts'
import { isAhead, readMoment } from './moment.ts'

interface KnownAtFormProps {
  readonly onClose: () => void
  readonly onChosen: (moment: string) => void
}

export function KnownAtForm({ onClose, onChosen }: KnownAtFormProps) {
  const [form] = Form.useForm<{ moment: string }>()
  return (
    <Modal
      open
      title={words.time.knownAt}
      okText={words.time.knownAtShow}
      cancelText={words.app.cancel}
      onCancel={onClose}
      onOk={() => form.submit()}
    >
      <p>{words.time.knownAtWhy}</p>
      <Form
        form={form}
        layout="vertical"
        onFinish={({ moment }) => {
          const read = readMoment(moment)
          if (read !== undefined) onChosen(read)
        }}
      >
        <Form.Item
          name="moment"
          label={words.time.knownAtField}
          extra={words.time.knownAtHelp}
          rules={[
            {
              validator: (_, typed: string | undefined) => {
                const read = readMoment(typed ?? '')
                if (read === undefined) return Promise.reject(new Error(words.time.knownAtWrong(typed ?? '')))
                return isAhead(read, Date.now())
                  ? Promise.reject(new Error(words.time.knownAtAhead))
                  : Promise.resolve()
              },
            },
          ]}
        >
          <Input autoFocus maxLength={25} />
        </Form.Item>
      </Form>
    </Modal>
  )
}
