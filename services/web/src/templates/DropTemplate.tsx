import type { Template } from '@titian/contract'
import { App, Modal } from 'antd'
import { RefusalAlert } from '../app/RefusalAlert.tsx'
import { useTell } from '../app/tell.ts'
import { words } from '../words/words.ts'
import { dropTemplate } from './templates.ts'

const say = words.templates

export function DropTemplate({ template: { template, name }, onClose }: { template: Template; onClose: () => void }) {
  const { message } = App.useApp()
  const drop = useTell({
    tell: (dropped: string, key) => dropTemplate(dropped, key),
    onTold: () => {
      void message.success(say.dropped)
      onClose()
    },
  })
  return (
    <Modal
      open
      title={say.dropTitle(name)}
      okText={say.drop}
      okButtonProps={{ danger: true }}
      cancelText={words.app.cancel}
      confirmLoading={drop.isPending}
      onOk={() => drop.mutate(template)}
      onCancel={onClose}
    >
      <p>{say.dropWhat}</p>
      <RefusalAlert error={drop.error} />
    </Modal>
  )
}
