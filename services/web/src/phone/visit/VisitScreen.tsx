import { visitModeWords, visitPurposeWords, visitResultWords } from '@titian/contract/words/visit-words'
import { useEffect, useState } from 'react'
import { phone as words } from '../../words/phone.ts'
import { useFirms } from '../firms/use-firms.ts'
import { go, hrefOf } from '../route.ts'
import { dropDraft, readItem, saveItem, type OutboxItem } from '../store/outbox.ts'
import { useStore } from '../store/store.ts'
import { useSync } from '../sync/SyncProvider.tsx'
import { Chips } from './Chips.tsx'
import { FirmField } from './FirmField.tsx'
import { MoreFields } from './MoreFields.tsx'
import { PhotoField } from './PhotoField.tsx'
import { saidOf, useKeptDraft } from './use-kept-draft.ts'
import { isTouched, isVisitForm, keepLastUsed, payloadOf, saysNothing, type VisitForm } from './visit-form.ts'

export function VisitScreen({ id }: { id: string }) {
  const store = useStore()
  const [item, setItem] = useState<OutboxItem | null>()
  useEffect(() => {
    const read = async () => setItem((await readItem(store, id)) ?? null)
    void read()
  }, [store, id])
  if (item === undefined) return <p className="splash">{words.loading}</p>
  const form = item?.said.form
  if (!item || !isVisitForm(form)) return <p className="empty">{words.mine.nothing}</p>
  return <VisitEntry item={item} begun={form} />
}

function VisitEntry({ item: { id, state }, begun }: { item: OutboxItem; begun: VisitForm }) {
  const store = useStore()
  const sync = useSync()
  const firms = useFirms()
  const [form, setForm] = useState(begun)
  const [wrong, setWrong] = useState<string>()
  const [saved, setSaved] = useState<number>()
  const [isAsked, setAsked] = useState(false)
  const [openedAt] = useState(() => performance.now())
  const change = (changed: Partial<VisitForm>) => setForm((before) => ({ ...before, ...changed }))
  const { isKept, done } = useKeptDraft(store, id, begun, form)
  const demands = firms?.find(({ uscc }) => uscc === form.firm?.uscc)?.demands ?? []

  const save = async () => {
    if (!form.firm) return setWrong(words.visit.needFirm)
    if (form.demand?.text.trim() === '') return setWrong(words.visit.demandIncomplete)
    setWrong(undefined)
    // Asked once; whoever is on the way to the next firm adds it later.
    if (saysNothing(form) && !isAsked) return setAsked(true)
    done()
    const began = performance.now()
    const seconds = Math.round((performance.now() - openedAt) / 1000)
    await saveItem(store, id, { said: saidOf(form), payload: payloadOf(form), seconds })
    // How long the device takes to keep it, for whoever measures.
    performance.measure('save-visit', { start: began })
    keepLastUsed(form)
    setSaved(seconds)
    sync.poke()
  }
  const leave = async () => {
    if (state === 'draft' && !isTouched(form)) {
      done()
      await dropDraft(store, id, words.visit.untouched)
    }
    if (history.length > 1) history.back()
    else go('today')
  }

  if (saved !== undefined) return <Saved seconds={saved} firm={form.firm?.name ?? ''} />
  return (
    <main className="screen form">
      <button type="button" className="back" onClick={() => void leave()}>
        ‹ {words.back}
      </button>
      <h1>{words.visit.title}</h1>
      <FirmField firms={firms ?? []} firm={form.firm} onChoose={(firm) => change({ firm, followedUp: [] })} />
      <h2>{words.visit.mode}</h2>
      <Chips
        name={words.visit.mode}
        choices={choicesOf(visitModeWords)}
        chosen={[form.mode]}
        onChoose={(mode) => change({ mode })}
      />
      <h2>{words.visit.purposes}</h2>
      <Chips
        name={words.visit.purposes}
        choices={choicesOf(visitPurposeWords)}
        chosen={form.purposes}
        onChoose={(purpose) => change({ purposes: toggled(form.purposes, purpose) })}
      />
      <h2>{words.visit.results}</h2>
      <Chips
        name={words.visit.results}
        choices={choicesOf(visitResultWords)}
        chosen={form.results}
        onChoose={(result) => change({ results: toggled(form.results, result) })}
      />
      {demands.length > 0 ? (
        <>
          <h2>{words.visit.followed}</h2>
          <Chips
            name={words.visit.followed}
            choices={demands.map(({ demand, text }) => ({ value: demand, name: text || words.demands.hidden }))}
            chosen={form.followedUp}
            onChoose={(demand) => change({ followedUp: toggled(form.followedUp, demand) })}
          />
        </>
      ) : undefined}
      <label>
        {words.visit.note}
        <textarea
          value={form.note}
          rows={2}
          maxLength={2000}
          onChange={({ target }) => change({ note: target.value })}
        />
      </label>
      <div className="chips">
        {words.visit.templates.map((template) => (
          <button
            key={template}
            type="button"
            onClick={() => change({ note: `${form.note}${form.note === '' ? '' : '；'}${template}` })}
          >
            {template}
          </button>
        ))}
      </div>
      <PhotoField item={id} photos={form.photos} onChange={(photos) => change({ photos })} />
      <MoreFields form={form} onChange={change} />
      {wrong === undefined ? undefined : <p role="alert">{wrong}</p>}
      <p className="quiet" role="status">
        {isKept ? words.visit.draftKept : undefined}
      </p>
      <div className="save-bar">
        {isAsked && saysNothing(form) ? (
          <div className="ask-once" role="alert">
            <p>{words.visit.saysNothing}</p>
            <button type="button" onClick={() => void save()}>
              {words.visit.saveAnyway}
            </button>
          </div>
        ) : undefined}
        <button type="button" className="primary save" onClick={() => void save()}>
          {words.visit.save}
        </button>
      </div>
    </main>
  )
}

/** The tick comes once it lies on the device; whether it has arrived, the list of 我的 says. */
function Saved({ seconds, firm }: { seconds: number; firm: string }) {
  return (
    <main className="screen saved">
      <p className="tick" role="status">
        <span aria-hidden="true">✓</span> {words.visit.saved}
      </p>
      <p>{firm}</p>
      <p className="quiet">{words.visit.savedIn(seconds)}</p>
      <div className="stack">
        <button type="button" className="primary" onClick={() => go('new')}>
          {words.visit.next}
        </button>
        <a className="button" href={hrefOf('today')}>
          {words.visit.toToday}
        </a>
      </div>
    </main>
  )
}

function choicesOf<Value extends string>(names: Readonly<Record<Value, string>>): { value: Value; name: string }[] {
  // The words name exactly the values of their type.
  return Object.keys(names)
    .filter((value): value is Value => value in names)
    .map((value) => ({ value, name: names[value] }))
}

function toggled<Value>(chosen: readonly Value[], value: Value): readonly Value[] {
  return chosen.includes(value) ? chosen.filter((other) => other !== value) : [...chosen, value]
}
