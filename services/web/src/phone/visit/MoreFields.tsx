import { demandCategoryWords } from '@titian/contract/words/demand-words'
import { phone as words } from '../../words/phone.ts'
import { NextStepField } from '../demands/NextStepField.tsx'
import { SecrecyField } from '../demands/SecrecyField.tsx'
import { todayOf } from '../today.ts'
import { useToday } from '../use-today.ts'
import { CampaignField } from './CampaignField.tsx'
import { LocationField } from './LocationField.tsx'
import { beginDemand, type VisitForm } from './visit-form.ts'

interface Props {
  readonly form: VisitForm
  readonly onChange: (changed: Partial<VisitForm>) => void
}

/** What most visits do not need, one tap away; nothing of it is ever compulsory. */
export function MoreFields({ form, onChange }: Props) {
  const today = useToday() ?? todayOf(undefined)
  const { demand, solved } = form
  return (
    <details open={demand !== undefined || form.results.includes('new-demand')}>
      <summary>{words.visit.more}</summary>
      <div className="stack">
        <label>
          {words.visit.on}
          <input type="date" value={form.on} max={today} onChange={({ target }) => onChange({ on: target.value })} />
        </label>
        <label className="check">
          <input
            type="checkbox"
            checked={demand !== undefined}
            onChange={({ target }) => onChange({ demand: target.checked ? beginDemand(today) : undefined })}
          />
          {words.visit.demand}
        </label>
        {demand ? (
          <>
            <label>
              {words.visit.demandCategory}
              <select
                value={demand.category}
                onChange={({ target }) => onChange({ demand: { ...demand, category: target.value } })}
              >
                {Object.entries(demandCategoryWords).map(([code, name]) => (
                  <option key={code} value={code}>
                    {name}
                  </option>
                ))}
              </select>
            </label>
            <label>
              {words.visit.demandText}
              <textarea
                value={demand.text}
                rows={3}
                maxLength={2000}
                onChange={({ target }) => onChange({ demand: { ...demand, text: target.value } })}
              />
            </label>
            <SecrecyField
              secrecy={demand.secrecy ?? 'open'}
              onChange={(secrecy) => onChange({ demand: { ...demand, secrecy } })}
            />
            <NextStepField
              step={demand}
              today={today}
              onChange={({ action, due }) => onChange({ demand: { ...demand, action, due } })}
            />
          </>
        ) : undefined}
        <label className="check">
          <input
            type="checkbox"
            checked={solved !== undefined}
            onChange={({ target }) => onChange({ solved: target.checked ? '' : undefined })}
          />
          {words.visit.solved}
        </label>
        {solved === undefined ? undefined : (
          <label>
            {words.visit.solvedText}
            <input value={solved} maxLength={500} onChange={({ target }) => onChange({ solved: target.value })} />
          </label>
        )}
        <label>
          {words.visit.nextVisit}
          <input
            type="date"
            value={form.nextVisitOn}
            min={today}
            onChange={({ target }) => onChange({ nextVisitOn: target.value })}
          />
        </label>
        <CampaignField campaign={form.campaign ?? ''} on={form.on} onChange={(campaign) => onChange({ campaign })} />
        <LocationField location={form.location} onChange={(location) => onChange({ location })} />
      </div>
    </details>
  )
}
