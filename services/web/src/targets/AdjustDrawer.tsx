import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Drawer, InputNumber, Select } from 'antd'
import type { TargetRevisions } from '@titian/contract'
import { indicators } from '@titian/domain'
import { Asked } from '../app/Asked.tsx'
import { useUnits } from '../app/units.ts'
import { useSession } from '../session/session.ts'
import { words } from '../words/words.ts'
import { Revisions } from './Revisions.tsx'
import { TargetForm } from './TargetForm.tsx'
import { revisionsQuery } from './targets.ts'

const say = words.targetForms.adjust

/** 调整目标: which one, what stands now, what it shall be, and how it came to be. It is in the address. */
export function AdjustDrawer({ adjust, year }: { adjust: string; year: number }) {
  const [indicator = '', unit = ''] = adjust.split(':')
  const { city } = useSession()
  const { units } = useUnits()
  const navigate = useNavigate()
  const asked = useQuery(revisionsQuery({ indicator, unit, year }))
  const go = (to: { adjust?: string | undefined; year?: number }) =>
    void navigate({ to: '/', search: (search) => ({ ...search, ...to }), resetScroll: false })

  return (
    <Drawer
      open
      size={560}
      title={say.title}
      onClose={() => go({ adjust: undefined })}
      mask={{ closable: false }}
      className="adjust"
    >
      <div className="adjust-which">
        <label htmlFor="adjust-indicator">{say.indicator}</label>
        <Select
          id="adjust-indicator"
          value={indicator}
          options={indicators.map(({ code, name }) => ({ value: code, label: name }))}
          onChange={(code) => go({ adjust: `${code}:${unit}` })}
        />
        <label htmlFor="adjust-unit">{say.unit}</label>
        <Select
          id="adjust-unit"
          value={unit}
          options={[
            { value: city.unit, label: words.targets.city },
            ...units.map((each) => ({ value: each.unit, label: each.name })),
          ]}
          onChange={(code) => go({ adjust: `${indicator}:${code}` })}
        />
        <label htmlFor="adjust-year">{say.year}</label>
        <InputNumber
          id="adjust-year"
          value={year}
          min={2000}
          max={2100}
          precision={0}
          onChange={(next) => next !== null && go({ year: next })}
        />
      </div>
      <Asked query={asked}>
        {(answer) => (
          <>
            <Current answer={answer} />
            <TargetForm key={formOf(answer)} answer={answer} onClose={() => go({ adjust: undefined })} />
            <Revisions revisions={answer.revisions} />
          </>
        )}
      </Asked>
    </Drawer>
  )
}

/** Another target, or another word on it, is another form. */
function formOf({ indicator, unit, year, revisions }: TargetRevisions): string {
  return `${indicator} ${unit} ${year} ${revisions[0]?.position ?? 0}`
}

function Current({ answer: { current } }: { answer: TargetRevisions }) {
  return (
    <>
      <p className="headline">
        {current === null ? say.none : say.current(current.comparison, current.value)}
        {current && <span className="quiet adjust-of">{say.currentOf(current.on, current.document)}</span>}
      </p>
      <p className="quiet">{say.kept}</p>
    </>
  )
}
