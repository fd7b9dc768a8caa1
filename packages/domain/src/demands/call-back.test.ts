import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { drawCallBacks, type ClosedDemand } from './call-back.ts'

const anyClosed = fc.uniqueArray(
  fc.record({
    demand: fc.uuid(),
    unit: fc.constantFrom('410402', '410422', 'unknown'),
    officer: fc.constantFrom('KJ001', 'KJ002', 'KJ003', 'KJ004'),
  }),
  { selector: ({ demand }) => demand, maxLength: 200 },
)
const anyShare = fc.double({ min: 0.1, max: 1, noNaN: true })
const anySeed = fc.integer({ min: 0, max: 2 ** 31 })

describe('drawing call-backs', () => {
  test('draws the share, rounded up, of what is there, none twice', () => {
    fc.assert(
      fc.property(anyClosed, anyShare, anySeed, (closed, share, seed) => {
        const drawn = drawCallBacks(closed, share, seed)
        expect(drawn.length).toBe(Math.ceil(closed.length * share))
        expect(new Set(drawn).size).toBe(drawn.length)
        for (const demand of drawn) expect(closed.map((each) => each.demand)).toContain(demand)
      }),
    )
  })

  test('draws of each county and officer its share, to within one', () => {
    fc.assert(
      fc.property(anyClosed, anyShare, anySeed, (closed, share, seed) => {
        const drawn = new Set(drawCallBacks(closed, share, seed))
        const strata = Map.groupBy(closed, ({ unit, officer }) => `${unit} ${officer}`)
        // What is drawn in all is rounded up, which lets each share be a little more.
        const whole = closed.length === 0 ? 0 : Math.ceil(closed.length * share) / closed.length
        for (const own of strata.values()) {
          const taken = own.filter(({ demand }) => drawn.has(demand)).length
          expect(Math.abs(taken - own.length * whole)).toBeLessThan(1.000_001)
        }
      }),
    )
  })

  test('draws the same again with the same seed, in whatever order they come, and other ones with another', () => {
    const closed: readonly ClosedDemand[] = Array.from({ length: 100 }, (_, index) => ({
      demand: `demand-${index}`,
      unit: '410402',
      officer: `KJ00${index % 5}`,
    }))
    const drawn = drawCallBacks(closed, 0.1, 4104)
    expect(drawCallBacks(closed.toReversed(), 0.1, 4104)).toEqual(drawn)
    expect(drawCallBacks(closed, 0.1, 4105)).not.toEqual(drawn)
  })
})
