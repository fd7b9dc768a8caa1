import { App, Form, Modal } from 'antd'
import type { ReactNode } from 'react'
import { words } from '../words/words.ts'
import { RefusalAlert } from './RefusalAlert.tsx'
import { useTell } from './tell.ts'

interface FormModalProps<Said extends object, Answer> {
  readonly say: { readonly title: string; readonly save: string; readonly saved: string }
  /** What it is about, in a sentence. */
  readonly what: string
  readonly begun?: Partial<Said>
  readonly tell: (said: Said, key: string) => Promise<Answer>
  readonly onClose: () => void
  readonly children: ReactNode
}

/** A few fields that are told to the api; it stays open with the reason where they are refused, and closes where not. */
export function FormModal<Said extends object, Answer>({
  say,
  what,
  begun,
  tell,
  onClose,
  children,
}: FormModalProps<Said, Answer>) {
  const [form] = Form.useForm<Said>()
  const { message } = App.useApp()
  const told = useTell({
    tell,
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
      confirmLoading={told.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <p>{what}</p>
      <Form<Said>
        form={form}
        layout="vertical"
        {...(begun === undefined ? {} : { initialValues: begun })}
        onFinish={(said) => told.mutate(said)}
      >
        {children}
      </Form>
      <RefusalAlert error={told.error} />
    </Modal>
  )
}
