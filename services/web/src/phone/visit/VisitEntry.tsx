import { visitModeWords, visitPurposeWords, visitResultWords } from '@titian/contract/words/visit-words'
import { useState } from 'react'
import { phone as words } from '../../words/phone.ts'
import { useFirms } from '../firms/use-firms.ts'
import { go, goInstead } from '../route.ts'
import type { OutboxItem } from '../store/outbox.ts'
import { useKeptForm } from '../store/use-kept-form.ts'
import { useSync } from '../sync/SyncProvider.tsx'
import { todayOf } from '../today.ts'
import { useToday } from '../use-today.ts'
import { Chips } from './Chips.tsx'
import { FirmField } from './FirmField.tsx'
import { MoreFields } from './MoreFields.tsx'
import { PhotoField } from './PhotoField.tsx'
import {
  keepLastUsed,
  payloadOf,
  pressed,
  saysNothing,
  visitTitle,
  wrongInVisit,
  type VisitForm,
} from './visit-form.ts'

export function VisitEntry({ item, begun }: { item: OutboxItem; begun: VisitForm }) {
  const { id } = item
  const sync = useSync()
  const firms = useFirms()
  const today = useToday() ?? todayOf(undefined)
  const [missing, setMissing] = useState<string>()
  const [isAsked, setAsked] = useState(false)
  const [openedAt] = useState(() => performance.now())
  const kept = useKeptForm(item, begun, visitTitle)
  const { form, isKept, isSaving, wrong = missing } = kept
  const change = (changed: Partial<VisitForm>) => kept.change((before) => ({ ...before, ...changed }))
  const demands = firms?.find(({ uscc }) => uscc === form.firm?.uscc)?.demands ?? []

  const save = async () => {
    const whole = await kept.settled()
    const lacks = wrongInVisit(whole)
    setMissing(lacks)
    if (lacks !== undefined) return
    // Asked once; whoever is on the way to the next firm adds it later.
    if (saysNothing(whole) && !isAsked) return setAsked(true)
    const began = performance.now()
    const seconds = Math.round((performance.now() - openedAt) / 1000)
    if (!(await kept.save({ payload: payloadOf(whole), seconds }))) return
    // How long the device takes to keep it, for whoever measures.
    performance.measure('save-visit', { start: began })
    keepLastUsed(whole)
    sync.poke()
    goInstead('saved', id)
  }
  const leave = () => {
    if (history.length > 1) history.back()
    else go('today')
  }

  return (
    <main className="screen form">
      <button type="button" className="back" onClick={leave}>
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
        onChoose={(result) => kept.change((before) => ({ ...before, ...pressed(before, result, today) }))}
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
      <PhotoField
        item={id}
        photos={form.photos}
        hold={kept.hold}
        onChange={(changed) => kept.change((before) => ({ ...before, photos: changed(before.photos) }))}
      />
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
        <button type="button" className="primary save" disabled={isSaving} onClick={() => void save()}>
          {words.visit.save}
        </button>
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
