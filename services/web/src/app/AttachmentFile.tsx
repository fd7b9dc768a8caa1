import type { ShownAttachment } from '@titian/contract'
import { useInTime } from '../time/in-time.ts'
import { words } from '../words/words.ts'
import { DownloadButton } from './DownloadButton.tsx'

const say = words.app.attachment

interface AttachmentFileProps {
  readonly path: string
  readonly attachment: ShownAttachment
  readonly nth: number
}

/** A photo or PDF that came with a record, once it is here: it may come long after the record itself. */
export function AttachmentFile({ path, attachment: { mime, state }, nth }: AttachmentFileProps) {
  const inTime = useInTime()
  const name = say.name(mime, nth)
  if (state === 'expected') return <div>{say.expected(name)}</div>
  return (
    <div>
      <DownloadButton path={path} search={{ ...inTime }}>
        {say.take(name)}
      </DownloadButton>
    </div>
  )
}
