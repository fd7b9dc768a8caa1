import { useEffect, useState, type ReactNode } from 'react'
import { phone as words } from '../../words/phone.ts'
import { RaiseForm } from '../demands/RaiseForm.tsx'
import { isRaising } from '../demands/raising.ts'
import { isStep } from '../demands/step.ts'
import { StepForm } from '../demands/StepForm.tsx'
import { hrefOf } from '../route.ts'
import { reopenItem, type OutboxItem } from '../store/outbox.ts'
import { useStore } from '../store/store.ts'
import { isVisitForm } from '../visit/visit-form.ts'
import { VisitEntry } from '../visit/VisitEntry.tsx'

/** A form that is begun, or was saved and is changed before it is sent. */
export function EntryScreen({ id }: { id: string }) {
  const store = useStore()
  const [item, setItem] = useState<OutboxItem | null>()
  useEffect(() => {
    const read = async () => setItem((await reopenItem(store, id)) ?? null)
    void read()
  }, [store, id])
  if (item === undefined) return <p className="splash">{words.loading}</p>
  return formOf(item) ?? <Closed id={id} wasSent={item !== null && item.state !== 'draft'} />
}

function formOf(item: OutboxItem | null): ReactNode {
  if (item?.state !== 'draft') return undefined
  const { form } = item.said
  if (isVisitForm(form)) return <VisitEntry item={item} begun={form} />
  if (isStep(form)) return <StepForm item={item} begun={form} />
  return isRaising(form) ? <RaiseForm item={item} begun={form} /> : undefined
}

/** The form of a record that can be changed here. */
export function isForm(form: unknown): boolean {
  return isVisitForm(form) || isStep(form) || isRaising(form)
}

function Closed({ id, wasSent }: { id: string; wasSent: boolean }) {
  return (
    <main className="screen">
      <a className="back" href={hrefOf('mine', id)}>
        ‹ {words.back}
      </a>
      <p className="empty" role="alert">
        {wasSent ? words.sentMeanwhile : words.mine.nothing}
      </p>
    </main>
  )
}
