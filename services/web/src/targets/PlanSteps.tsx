import { useQueries } from '@tanstack/react-query'
import { Form, InputNumber, type FormInstance } from 'antd'
import type { FigureDefinitions } from '@titian/contract'
import { figureQuery } from '../figures/figures.ts'
import { useSession } from '../session/session.ts'
import { valueOf } from '../words/numbers.ts'
import { words } from '../words/words.ts'
import { isCountable, suggestedSteps, type PlanDraft } from './plan-draft.ts'

const say = words.targetForms.plan

interface PlanStepsProps {
  readonly form: FormInstance<PlanDraft>
  readonly definitions: FigureDefinitions['items']
  readonly error: string | undefined
}

/** The base figure of each indicator as it was, where the plan ends, and the years between with a suggestion each. */
export function PlanSteps({ form, definitions, error }: PlanStepsProps) {
  const { city } = useSession()
  const indicators = Form.useWatch('indicators', form) ?? []
  const baseYear = Form.useWatch('baseYear', form)
  const endYear = Form.useWatch('endYear', form)
  const multiple = Form.useWatch('multiple', form)
  const isReady = isCountable({ baseYear, endYear, multiple })
  const period = `${baseYear}`
  const bases = useQueries({
    queries: indicators.map((code) => ({
      ...figureQuery(code, { unit: city.unit, period, asOf: `${period}-12-31` }),
      enabled: isReady,
    })),
  })
  if (!isReady) return null
  const nameOf = (code: string) => definitions.find((each) => each.code === code)?.name ?? code
  const known = bases.map(({ data, isPlaceholderData }) =>
    data && !isPlaceholderData ? valueOf(data.value) : undefined,
  )
  const [only] = known

  return (
    <section className="plan-steps" aria-labelledby="plan-steps-title">
      <h3 id="plan-steps-title">{say.steps}</h3>
      <ul className="plan-bases">
        {indicators.map((code, index) => {
          const base = known[index]
          return (
            <li key={code}>
              {base === undefined
                ? say.baseUnknown(nameOf(code))
                : `${say.base(nameOf(code), baseYear, base)} · ${say.goal(endYear, Math.round(base * multiple))}`}
            </li>
          )
        })}
      </ul>
      {indicators.length > 1 && <p className="quiet">{say.stepsSeveral}</p>}
      {indicators.length === 1 && only !== undefined && endYear - baseYear > 1 && (
        <>
          <p className="quiet">{say.stepsHelp}</p>
          <div className="plan-years">
            {suggestedSteps({ baseYear, endYear, multiple }, only).map(({ year, value }) => (
              <Form.Item key={year} name={['steps', `${year}`]} label={say.step(year)} extra={say.suggested(value)}>
                <InputNumber min={0} precision={0} placeholder={`${value}`} />
              </Form.Item>
            ))}
          </div>
        </>
      )}
      {error !== undefined && (
        <p className="plan-wrong" role="alert">
          {error}
        </p>
      )}
    </section>
  )
}
