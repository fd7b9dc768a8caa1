import type { WorkLine } from '@titian/contract'
import { App, Button, Input } from 'antd'
import { isRefusal } from '../app/refusal.ts'
import { RefusalAlert } from '../app/RefusalAlert.tsx'
import { useTell } from '../app/tell.ts'
import { revealContact } from '../enterprises/enterprises.ts'
import { words } from '../words/words.ts'

const say = words.myWork

interface ChaseProps {
  readonly firm: NonNullable<WorkLine['firm']>
  readonly message: string | null
}

/** Chasing in one tap: the number, which a phone dials at once, or the sentence to send. */
export function Chase({ firm, message }: ChaseProps) {
  return (
    <>
      <Call uscc={firm.uscc} />
      {message !== null && <CopyMessage firm={firm.name} message={message} />}
    </>
  )
}

function Call({ uscc }: { uscc: string }) {
  const reveal = useTell({
    tell: (code: string, key) => revealContact(code, key),
    writes: () => false,
    onTold: ({ phone }) => {
      // A desk has no dialler: there the number is read.
      if (matchMedia('(pointer: coarse)').matches) location.assign(telOf(phone))
    },
  })
  if (reveal.data) {
    const { name, phone } = reveal.data
    return (
      <a className="work-phone" href={telOf(phone)}>
        {name} <span className="number">{phone}</span>
      </a>
    )
  }
  if (isRefusal(reveal.error, 404)) return <span className="quiet">{say.noContact}</span>
  return (
    <>
      <Button size="small" title={say.callWhy} loading={reveal.isPending} onClick={() => reveal.mutate(uscc)}>
        {say.call}
      </Button>
      <RefusalAlert error={reveal.error} />
    </>
  )
}

function telOf(phone: string): string {
  return `tel:${phone.replaceAll(/[^\d+]/g, '')}`
}

function CopyMessage({ firm, message }: { firm: string; message: string }) {
  const { message: toast, modal } = App.useApp()
  const byHand = () =>
    void modal.info({
      title: say.copyByHand,
      content: (
        <Input.TextArea
          readOnly
          autoFocus
          aria-label={say.message}
          autoSize
          value={message}
          onFocus={(event) => event.target.select()}
        />
      ),
      okText: words.app.close,
    })
  const copy = () => {
    // Without https there is no clipboard, and a browser may refuse it.
    if (!('clipboard' in navigator)) return byHand()
    navigator.clipboard.writeText(message).then(() => void toast.success(say.copied(firm)), byHand)
  }
  return (
    <Button size="small" title={message} onClick={copy}>
      {say.copyMessage}
    </Button>
  )
}
