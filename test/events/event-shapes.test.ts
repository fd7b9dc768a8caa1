import { calendarDecider, statementFields } from '@titian/domain'
import {
  assignmentFactOf,
  campaignEventOf,
  callBackEventOf,
  checkEventOf,
  demandFactOf,
  dutyEventOf,
  dutyTableEventOf,
  firmPlanEventOf,
  handoverFactOf,
  importEventOf,
  officerFactOf,
  planEventOf,
  recordOf,
  targetFactOf,
  templateEventOf,
  unitsConfirmedOf,
  workingCalendarEventOf,
  visitFactOf,
} from '@titian/read-models'
import { expect, test } from 'vitest'
import { foldAccount } from '../../services/api/src/accounts/account-log.ts'
import shapes from './event-shapes.golden.json' with { type: 'json' }

type Shape = (typeof shapes)[number]

const recorded = ({ type, schema, data }: Shape) => ({
  journal: '4104',
  position: 1,
  stream: 'a-stream',
  version: 1,
  type,
  schema,
  data,
  occurredOn: '2021-06-01',
  recordedAt: '2021-06-01T00:00:00.000Z',
  actor: 'planner',
  command: '00000000-0000-4000-8000-000000000000',
  cause: null,
  meta: null,
})

/** How each kind of stream is read, back to what the shape says. */
const readers: Readonly<Record<string, (shape: Shape) => unknown>> = {
  enterprise: (shape) => recordOf(recorded(shape)).event.data,
  template: (shape) => templateEventOf(recorded(shape)).data,
  target: (shape) => targetFactOf(recorded(shape)).event.data,
  plan: (shape) => planEventOf(recorded(shape)).data,
  import: (shape) => importEventOf(recorded(shape)).data,
  account: (shape) => foldAccount([recorded(shape)]) && shape.data,
  campaign: (shape) => campaignEventOf(recorded(shape)).data,
  visit: (shape) => visitFactOf(recorded(shape)).event.data,
  demand: (shape) => demandFactOf(recorded(shape)).event.data,
  'call-back': (shape) => callBackEventOf(recorded(shape)).data,
  'working-calendar': (shape) => workingCalendarEventOf(recorded(shape)).data,
  officer: (shape) => officerFactOf(recorded(shape)).event.data,
  assignment: (shape) => assignmentFactOf(recorded(shape)).event.data,
  handover: (shape) => handoverFactOf(recorded(shape)).event.data,
  'firm-plan': (shape) => firmPlanEventOf(recorded(shape)).data,
  check: (shape) => checkEventOf(recorded(shape)).data,
  duties: (shape) => dutyEventOf(recorded(shape)).data,
  'duty-table': (shape) => dutyTableEventOf(recorded(shape)).data,
  units: (shape) => unitsConfirmedOf(recorded(shape)).data,
  calendar: (shape) => calendarDecider.initialState && shape.data,
}

// Events are for ever. A line is added when a shape is first written, and none is ever changed or taken out.
test.each(shapes)('$type of a $stream is read as it was written', (shape) => {
  const read = readers[shape.stream]?.(shape)
  // Undoing an import names it for people who look into the log; no fold needs it.
  const { import: _import, ...kept } = { import: undefined, ...shape.data }
  expect(read).toMatchObject(kept)
})

test('every statement has a shape here', () => {
  const known = new Set(shapes.map(({ type }) => type))
  expect(Object.keys(statementFields).filter((type) => !known.has(type))).toEqual([])
})
