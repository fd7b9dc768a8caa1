import { useInfiniteQuery } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { checkStatusWords, type FirmToCheck } from '@titian/contract'
import { Button, type TableColumnsType } from 'antd'
import { useNarrow } from '../app/narrow.ts'
import { useUnits } from '../app/units.ts'
import { Choice } from '../assignments/Choice.tsx'
import { GrowingList } from '../assignments/GrowingList.tsx'
import { DataTable } from '../table/DataTable.tsx'
import { useInTime, useYear } from '../time/in-time.ts'
import type { NamedFirm } from '../visits/FirmSelect.tsx'
import { words } from '../words/words.ts'
import { UnitChoice, YearChoice } from './CheckFilters.tsx'
import { amongs, checksSearch, type ChecksSearch } from './checks-search.ts'
import { firmsToCheckQuery } from './checks.ts'
import { FirmName } from './CheckTable.tsx'
import { KnownText } from './KnownText.tsx'

const say = words.checks.firms
const route = getRouteApi('/checks')

interface FirmsToCheckProps {
  readonly onRaise: ((firm: NamedFirm) => void) | undefined
  readonly onOpen: (check: string) => void
}

/** Firms of which the rules ask for a check, as far as the system knows. */
export function FirmsToCheck({ onRaise, onOpen }: FirmsToCheckProps) {
  const { unit, year: asked, among = 'again' } = route.useSearch()
  const navigate = useNavigate()
  const year = useYear(asked)
  const found = useInfiniteQuery(firmsToCheckQuery({ unit, year, among, ...useInTime() }))
  const firms = found.data?.pages.flatMap((page) => page.items) ?? []
  const first = found.data?.pages[0]
  const set = (change: ChecksSearch) =>
    void navigate({ to: '/checks', search: (before) => ({ ...checksSearch(before), ...change }), replace: true })
  return (
    <>
      <div className="filters" role="search">
        <YearChoice value={year} onChange={(next) => set({ year: next })} />
        <Choice
          name={say.among}
          value={among}
          options={amongs.map((value) => ({ value, label: say.amongs[value] }))}
          onChange={(next) => set({ among: next === 'again' ? undefined : next })}
        />
        <UnitChoice value={unit} onChange={(next) => set({ unit: next })} />
      </div>
      {first && <p className="quiet">{say.what(first.asOf, first.rules.source)}</p>}
      <GrowingList query={found}>
        <Firms firms={firms} loading={found.isPending || found.isPlaceholderData} onRaise={onRaise} onOpen={onOpen} />
      </GrowingList>
    </>
  )
}

interface FirmsProps extends FirmsToCheckProps {
  readonly firms: readonly FirmToCheck[]
  readonly loading: boolean
}

function Firms({ firms, loading, ...acts }: FirmsProps) {
  const { shortNameOf } = useUnits()
  const narrow = useNarrow()
  if (narrow && firms.length > 0)
    return (
      <ul className="check-cards" aria-label={words.checks.views.firms}>
        {firms.map((firm) => (
          <li key={firm.uscc}>
            <div className="check-card-head">
              <strong>{firm.name}</strong>
              <Act firm={firm} {...acts} />
            </div>
            <div>{metText(firm)}</div>
            <KnownText firm={firm} />
          </li>
        ))}
      </ul>
    )
  const columns: TableColumnsType<FirmToCheck> = [
    { title: say.columns.firm, dataIndex: 'name', render: (_, firm) => <FirmName check={firm} /> },
    { title: say.columns.unit, dataIndex: 'unit', className: 'short', render: (_, firm) => shortNameOf(firm.unit) },
    { title: say.columns.triggers, key: 'triggers', render: (_, firm) => metText(firm) },
    { title: say.columns.known, key: 'known', render: (_, firm) => <KnownText firm={firm} /> },
    { title: say.columns.act, key: 'act', className: 'short', render: (_, firm) => <Act firm={firm} {...acts} /> },
  ]
  return (
    <DataTable<FirmToCheck>
      label={words.checks.views.firms}
      none={say.none}
      rowKey="uscc"
      columns={columns}
      rows={firms}
      loading={loading}
    />
  )
}

function Act({ firm, onRaise, onOpen }: FirmsToCheckProps & { firm: FirmToCheck }) {
  const { check, name, uscc } = firm
  if (check !== null)
    return (
      <Button size="small" onClick={() => onOpen(check.check)}>
        {checkStatusWords[check.status]}
      </Button>
    )
  return onRaise === undefined ? null : (
    <Button size="small" aria-label={say.raiseOf(name)} onClick={() => onRaise({ uscc, name })}>
      {say.raise}
    </Button>
  )
}

function metText({ triggers }: FirmToCheck): string {
  return triggers
    .filter(({ verdict }) => verdict === 'met')
    .map(({ words: text }) => text)
    .join('；')
}
