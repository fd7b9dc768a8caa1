import { describe, expect, test } from 'vitest'
import { applicationStages, type ApplicationStage } from '../enterprises/event.ts'
import { experienceOf, forecastOf, lastStage, type ApplicationCourse } from './forecast.ts'

/** An application that went as far as `stage`, one step a month from `month` on, and was perhaps recognised. */
function course(year: number, stage: ApplicationStage, month = 5, recognisedOn?: string): ApplicationCourse {
  const reached = applicationStages.slice(0, applicationStages.indexOf(stage) + 1)
  const steps = new Map(reached.map((each, index) => [each, `${year}-${String(month + index).padStart(2, '0')}-01`]))
  return { year, unit: '410422', steps, ...(recognisedOn ? { recognisedOn } : {}) }
}

const times = (count: number, one: ApplicationCourse) => Array.from({ length: count }, () => one)

describe('with applications of past years', () => {
  const past = [
    ...times(6, course(2020, 'publicised', 5, '2020-12-04')),
    ...times(2, course(2020, 'city-recommended')),
    ...times(2, course(2020, 'planned')),
  ]

  test('a firm at a stage counts as much as such firms were recognised', () => {
    const now = [course(2021, 'city-recommended'), course(2021, 'planned')]
    const experience = experienceOf([...past, ...now], 2021, '2021-08-30')
    // Eight were recommended and all ten planned; six of each were recognised. Eight are below ten, so they say nothing.
    expect(experience.conversions.get('city-recommended')).toEqual({ numerator: 6, denominator: 8 })
    expect(forecastOf(3, now, experience)).toEqual({ missing: 'too-few-decided' })
    expect(forecastOf(3, [course(2021, 'planned')], experience)).toEqual({
      value: 3.6,
      stages: [{ stage: 'planned', firms: 1, conversion: { numerator: 6, denominator: 10 } }],
    })
  })

  test('nothing is forecast for a year whose own applications no list names', () => {
    expect(forecastOf(0, [], experienceOf(past, 2021, '2020-11-30'))).toEqual({ missing: 'no-applications' })
  })

  test('a unit without applications ends as it stands in a year that has some elsewhere', () => {
    const experience = experienceOf([...past, course(2021, 'planned')], 2021, '2021-08-30')
    expect(forecastOf(7, [], experience)).toEqual({ value: 7, stages: [] })
  })

  test('the pass rate of the recommended is theirs up to the certificate, and is not said of a few', () => {
    expect(experienceOf(past, 2021, '2021-08-30').passRate).toBeUndefined()
    const more = [...past, ...times(2, course(2020, 'city-recommended'))]
    expect(experienceOf(more, 2021, '2021-08-30').passRate).toEqual({ numerator: 6, denominator: 10 })
  })

  test('what is recognised already waits no more', () => {
    const { waits } = experienceOf(past, 2021, '2021-08-30')
    expect(waits(course(2021, 'publicised', 3, '2021-08-01'))).toBe(false)
  })

  test('years before the last three say nothing', () => {
    const old = times(20, course(2017, 'publicised', 5, '2017-12-04'))
    expect(experienceOf(old, 2021, '2021-08-30').conversions.get('planned')?.denominator).toBe(0)
  })
})

describe('with this year’s applications alone', () => {
  // Twenty were planned in May; fifteen took the next step in June, five were passed over.
  const overtaken = times(5, course(2021, 'planned'))
  const advanced = times(15, course(2021, 'publicised', 5, '2021-10-28'))
  const all = [...overtaken, ...advanced]

  test('a step is decided once others have taken the next one, and the steps ahead multiply', () => {
    const { conversions } = experienceOf(all, 2021, '2021-11-30')
    expect(conversions.get('planned')).toEqual({ numerator: 15 * 0.75, denominator: 15 })
    expect(conversions.get('publicised')).toEqual({ numerator: 15, denominator: 15 })
  })

  test('who was overtaken waits no more, and who came later does', () => {
    const { waits } = experienceOf(all, 2021, '2021-11-30')
    expect(overtaken.some(waits)).toBe(false)
    expect(waits(course(2021, 'planned', 7))).toBe(true)
  })

  test('the pass rate so far is that of the steps whose turn has been over for two weeks', () => {
    const reviewed = times(9, course(2021, 'expert-reviewed', 5))
    const recommended = [...reviewed, ...times(3, course(2021, 'city-recommended', 5))]
    // Recommended on 1 July, reviewed on 1 August.
    expect(experienceOf(recommended, 2021, '2021-08-14').passRate).toBeUndefined()
    expect(experienceOf(recommended, 2021, '2021-08-15').passRate).toEqual({ numerator: 9, denominator: 12 })
  })

  test('what has not happened by the day says nothing', () => {
    const { conversions } = experienceOf(all, 2021, '2021-05-15')
    expect(conversions.get('planned')).toEqual({ numerator: 0, denominator: 0 })
    expect(forecastOf(0, [], experienceOf(all, 2021, '2021-05-15'))).toEqual({ missing: 'too-few-decided' })
  })
})

test('without any applications nothing is forecast', () => {
  expect(forecastOf(7, [], experienceOf([], 2021, '2021-11-30'))).toEqual({ missing: 'no-applications' })
})

test('an application stands at its furthest step', () => {
  expect(lastStage(course(2021, 'expert-reviewed'))).toBe('expert-reviewed')
})
