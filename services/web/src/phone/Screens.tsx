import { useSyncExternalStore, type ReactNode } from 'react'
import { phone as words } from '../words/phone.ts'
import { DemandsScreen } from './demands/DemandsScreen.tsx'
import { NewDemand, NewStep } from './demands/NewEntry.tsx'
import { EntryScreen } from './entry/EntryScreen.tsx'
import { FirmScreen } from './firms/FirmScreen.tsx'
import { FirmsScreen } from './firms/FirmsScreen.tsx'
import { ItemScreen } from './mine/ItemScreen.tsx'
import { MineScreen } from './mine/MineScreen.tsx'
import { applyUpdate, onOffline, readOffline } from './offline/offline.ts'
import { go, hrefOf, useRoute } from './route.ts'
import { SessionNotice } from './session/SessionNotice.tsx'
import { TodayScreen } from './today/TodayScreen.tsx'
import { NewVisit } from './visit/NewVisit.tsx'
import { SavedScreen } from './visit/SavedScreen.tsx'

interface Props {
  readonly leave: () => void
  readonly lock: () => void
}

/** The five screens and what opens from them. A form fills the page: nothing lies over it. */
export function Screens({ leave, lock }: Props) {
  const route = useRoute()
  const [screen = 'today', first, second] = route
  const path = route.join('/')

  if (screen === 'new') return <NewVisit uscc={first} purpose={second} />
  if (screen === 'entry' && first !== undefined) return <EntryScreen key={first} id={first} />
  if (screen === 'saved' && first !== undefined) return <SavedScreen key={first} id={first} />
  if (screen === 'move' && first !== undefined && second !== undefined)
    return <NewStep key={path} demand={first} move={second} />
  if (screen === 'raise' && first !== undefined) return <NewDemand key={first} uscc={first} />
  return (
    <>
      <UpdateNotice />
      <SessionNotice />
      <main className="screen">{shown(screen, first, { leave, lock })}</main>
      <Tabs current={screen} />
    </>
  )
}

function shown(screen: string, first: string | undefined, mine: Props): ReactNode {
  switch (screen) {
    case 'firms':
      return first === undefined ? <FirmsScreen /> : <FirmScreen uscc={first} />
    case 'demands':
      return <DemandsScreen />
    case 'mine':
      return first === undefined ? <MineScreen {...mine} /> : <ItemScreen id={first} />
    default:
      return <TodayScreen />
  }
}

const tabs = [
  { screen: 'today', name: words.tabs.today },
  { screen: 'firms', name: words.tabs.firms },
  { screen: 'new', name: words.tabs.add },
  { screen: 'demands', name: words.tabs.demands },
  { screen: 'mine', name: words.tabs.mine },
] as const

function Tabs({ current }: { current: string }) {
  return (
    <nav className="tabs" aria-label={words.tabs.all}>
      {tabs.map(({ screen, name }) =>
        screen === 'new' ? (
          <button key={screen} type="button" className="add" onClick={() => go('new')}>
            <span aria-hidden="true">＋</span>
            {name}
          </button>
        ) : (
          <a key={screen} href={hrefOf(screen)} aria-current={current === screen ? 'page' : undefined}>
            <TabMark screen={screen} />
            {name}
          </a>
        ),
      )}
    </nav>
  )
}

const marks = {
  today: 'M4 6h16v14H4zM4 10h16M8 3v4M16 3v4',
  firms: 'M5 21V4h9v17M14 10h5v11M8 8h3M8 12h3M8 16h3',
  demands: 'M5 4h14v13H9l-4 4z',
  mine: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4 21c0-4 4-6 8-6s8 2 8 6',
} as const

function TabMark({ screen }: { screen: keyof typeof marks }) {
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true">
      <path d={marks[screen]} />
    </svg>
  )
}

/** Never over a form in hand: those have a page of their own, without it. */
function UpdateNotice() {
  const { update } = useSyncExternalStore(onOffline, readOffline)
  if (update === 'none') return undefined
  return (
    <aside className="notice" role="status">
      <p>
        <strong>{words.update.ready}</strong> {words.update.why}
      </p>
      <button type="button" onClick={applyUpdate}>
        {words.update.apply}
      </button>
    </aside>
  )
}
