import { useState } from 'react'
import { phone as words } from '../../words/phone.ts'
import type { VisitForm } from './visit-form.ts'

interface Props {
  readonly location: VisitForm['location']
  readonly onChange: (location: VisitForm['location']) => void
}

/** Only where its user wants it; it comes when it comes, and saving does not wait. */
export function LocationField({ location, onChange }: Props) {
  const [state, setState] = useState<'off' | 'asking' | 'failed'>('off')
  if (!('geolocation' in navigator)) return undefined
  const ask = () => {
    setState('asking')
    navigator.geolocation.getCurrentPosition(
      ({ coords: { latitude, longitude, accuracy } }) => {
        setState('off')
        onChange({ latitude, longitude, accuracy: Math.round(accuracy) })
      },
      () => setState('failed'),
      { timeout: 30_000, maximumAge: 60_000 },
    )
  }
  return (
    <label className="check">
      <input
        type="checkbox"
        checked={location !== undefined || state === 'asking'}
        onChange={({ target }) => {
          if (target.checked) ask()
          else {
            setState('off')
            onChange(undefined)
          }
        }}
      />
      <span>
        {words.visit.location}
        <span className="quiet" role="status">
          {' '}
          {location ? words.visit.located(location.accuracy) : undefined}
          {state === 'asking' ? words.visit.locating : undefined}
          {state === 'failed' ? words.visit.noLocation : undefined}
        </span>
      </span>
    </label>
  )
}
