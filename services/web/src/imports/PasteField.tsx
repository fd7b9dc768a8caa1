import { Input } from 'antd'
import type { ClipboardEvent } from 'react'
import { words } from '../words/words.ts'

export interface Pasted {
  readonly text: string
  /** As WPS and browsers copy it: it keeps merged cells, which the text does not. */
  readonly html: string | undefined
}

interface PasteFieldProps {
  readonly pasted: Pasted | undefined
  readonly onPasted: (pasted: Pasted | undefined) => void
}

const say = words.imports.upload
const shown = 4_000

export function PasteField({ pasted, onPasted }: PasteFieldProps) {
  const take = (event: ClipboardEvent) => {
    const text = event.clipboardData.getData('text/plain')
    const html = event.clipboardData.getData('text/html')
    if (text.trim() === '') return
    event.preventDefault()
    onPasted({ text, html: /<table/i.test(html) ? html : undefined })
  }
  const rows = pasted?.text.split('\n').filter((line) => line.trim() !== '').length ?? 0
  return (
    <>
      <label htmlFor="paste">{say.pasteLabel}</label>
      <Input.TextArea
        id="paste"
        rows={7}
        // A whole list in a text field would freeze the page; its beginning shows that it arrived.
        value={pasted?.text.slice(0, shown) ?? ''}
        onPaste={take}
        onChange={(event) =>
          onPasted(event.target.value === '' ? undefined : { text: event.target.value, html: undefined })
        }
      />
      <p className="quiet" aria-live="polite">
        {rows > 0 ? say.pasteRows(rows) : say.pasteEmpty}
      </p>
    </>
  )
}
