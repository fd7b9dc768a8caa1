import { useMutation } from '@tanstack/react-query'
import type { ShownAttachment } from '@titian/contract'
import { Button, Modal } from 'antd'
import { useEffect, useState } from 'react'
import { useInTime } from '../time/in-time.ts'
import { words } from '../words/words.ts'
import { askFile } from './client.ts'
import { DownloadButton } from './DownloadButton.tsx'
import { RefusalAlert } from './RefusalAlert.tsx'

const say = words.app.attachment

interface AttachmentFileProps {
  readonly path: string
  readonly attachment: ShownAttachment
  readonly nth: number
}

/** A photo or PDF that came with a record, once it is here: it may come long after the record itself. */
export function AttachmentFile({ path, attachment: { mime, state }, nth }: AttachmentFileProps) {
  const inTime = useInTime()
  const [photo, setPhoto] = useState<string | undefined>(undefined)
  // Only when it is asked for: every look is recorded.
  const look = useMutation({
    mutationFn: () => askFile(path, { ...inTime }),
    onSuccess: ({ content }) => setPhoto(URL.createObjectURL(content)),
  })
  useEffect(() => (photo === undefined ? undefined : () => URL.revokeObjectURL(photo)), [photo])
  const name = say.name(mime, nth)
  if (state === 'expected') return <div>{say.expected(name)}</div>
  return (
    <div className="attachment">
      {/^image\/(jpeg|png|gif|webp)$/.test(mime) && (
        <Button loading={look.isPending} onClick={() => look.mutate()}>
          {say.look(name)}
        </Button>
      )}
      <DownloadButton path={path} search={{ ...inTime }}>
        {say.take(name)}
      </DownloadButton>
      <RefusalAlert error={look.error} />
      <Modal
        open={photo !== undefined}
        title={name}
        width={900}
        footer={null}
        destroyOnHidden
        onCancel={() => setPhoto(undefined)}
      >
        <img className="attachment-photo" src={photo} alt={name} />
      </Modal>
    </div>
  )
}
