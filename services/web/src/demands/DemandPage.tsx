import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import {
  closingCodeWords,
  demandChannelWords,
  demandMoveWords,
  demandSecrecyWords,
  demandTierWords,
  verdictWords,
  type DemandMoved,
  type DemandShown,
  type MoveDemand,
} from '@titian/contract'
import { Button } from 'antd'
import { useState } from 'react'
import { Asked } from '../app/Asked.tsx'
import { AttachmentFile } from '../app/AttachmentFile.tsx'
import { PageHead } from '../app/PageHead.tsx'
import { useUnits } from '../app/units.ts'
import { useSession } from '../session/session.ts'
import { useAsOf, useInTime } from '../time/in-time.ts'
import { dayText } from '../words/dates.ts'
import { words } from '../words/words.ts'
import { AmendForm } from './AmendForm.tsx'
import { ConfirmationLink } from './ConfirmationLink.tsx'
import { categoryText, contentText, hiddenNext, laterText, officerText } from './demand-text.ts'
import { DemandHistory } from './DemandHistory.tsx'
import { FirmLink } from './FirmLink.tsx'
import { attachmentFile, demandQuery } from './demands.ts'
import { Milestones } from './Milestones.tsx'
import { openMilestones } from './move-fields.ts'
import { MoveForm } from './MoveForm.tsx'
import { isAnsweredLast } from './reached-states.ts'
import { StateBar } from './StateBar.tsx'
import '../enterprises/enterprises.css'
import './demands.css'

const say = words.demands.detail
const route = getRouteApi('/demands/$demand')

/** 需求详情: where it stands, why its clocks say what they say, who works on it, what happened, and what may be done. */
export function DemandPage() {
  const { demand } = route.useParams()
  const shown = useQuery(demandQuery(demand, { ...useInTime() }))
  return <Asked query={shown}>{(answer) => <Shown demand={answer} />}</Asked>
}

function Shown({ demand }: { demand: DemandShown }) {
  const [move, setMove] = useState<MoveDemand['move'] | undefined>(undefined)
  const [amending, setAmending] = useState(false)
  const [link, setLink] = useState<DemandMoved['confirmation']>(undefined)
  return (
    <>
      <PageHead title={`${say.path} ${demand.number}`} note={demand.name}>
        <Link to="/demands">{words.demands.title}</Link>
      </PageHead>
      <StateBar demand={demand} />
      <section className="panel not-paper" aria-labelledby="moves-title">
        <h2 id="moves-title">{say.moves}</h2>
        {demand.moves.length === 0 && <NoMoves demand={demand} />}
        <div className="demand-moves">
          {demand.moves
            .filter((each) => each !== 'reach-milestone' || openMilestones(demand).length > 0)
            .map((each, index) => (
              <Button key={each} type={index === 0 ? 'primary' : 'default'} onClick={() => setMove(each)}>
                {demandMoveWords[each]}
              </Button>
            ))}
        </div>
      </section>
      <div className="firm">
        <div>
          <Content demand={demand} onAmend={() => setAmending(true)} />
          <DemandHistory events={demand.events} />
        </div>
        <div className="demand-side">
          <Clocks demand={demand} />
          <Working demand={demand} />
          {(demand.milestones.length > 0 || demand.byMilestones) && <Milestones milestones={demand.milestones} />}
          <Closing demand={demand} />
        </div>
      </div>
      {move && (
        <MoveForm
          demand={demand.demand}
          number={demand.number}
          move={move}
          about={demand}
          milestones={openMilestones(demand)}
          onClose={() => setMove(undefined)}
          onMoved={({ confirmation }) => setLink(confirmation)}
        />
      )}
      {amending && <AmendForm demand={demand} onClose={() => setAmending(false)} />}
      {link && <ConfirmationLink number={demand.number} {...link} onClose={() => setLink(undefined)} />}
    </>
  )
}

/** What was known on another day cannot be moved; only what is known now. */
function NoMoves({ demand }: { demand: DemandShown }) {
  const { businessDay } = useSession()
  const { knownAt } = useInTime()
  const isPast = useAsOf() !== businessDay || knownAt !== undefined
  return <p className="quiet">{laterText(demand) ?? (isPast ? say.past : say.noMoves)}</p>
}

function Content({ demand, onAmend }: { demand: DemandShown; onAmend: () => void }) {
  const { shortNameOf } = useUnits()
  const facts: readonly (readonly [string, React.ReactNode])[] = [
    [say.facts.firm, <FirmLink key="firm" firm={demand} />],
    [say.facts.unit, shortNameOf(demand.unit)],
    [say.facts.category, categoryText(demand)],
    [say.facts.raisedOn, dayText(demand.raisedOn)],
    [say.facts.channel, demandChannelWords[demand.channel]],
    [say.facts.secrecy, demandSecrecyWords[demand.secrecy]],
    [say.facts.tier, demandTierWords[demand.tier]],
  ]
  return (
    <section className="panel" aria-labelledby="content-title">
      <div className="section-head">
        <h2 id="content-title">{say.content}</h2>
        {demand.mayAmend && (
          <Button size="small" className="not-paper" onClick={onAmend}>
            {words.demands.form.amend}
          </Button>
        )}
      </div>
      <p className="demand-text">{contentText(demand)}</p>
      {demand.secrecy !== 'open' && <p className="quiet">{demand.text === null ? say.hiddenHelp : say.secretHelp}</p>}
      {demand.wanted !== null && <p className="demand-text">{`${say.wanted}：${demand.wanted}`}</p>}
      {demand.budget !== null && <p>{say.budget(demand.budget)}</p>}
      <dl className="facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <Attachments demand={demand} />
      {demand.visit !== null && (
        <p>
          <Link to="/visits" search={{ visit: demand.visit }}>
            {say.visit}
          </Link>
        </p>
      )}
    </section>
  )
}

function Attachments({ demand: { demand, attachments } }: { demand: DemandShown }) {
  if (attachments.length === 0) return null
  return (
    <>
      <h3>{say.attachments}</h3>
      {attachments.map((attachment, index) => (
        <AttachmentFile
          key={attachment.sha256}
          path={attachmentFile(demand, attachment.sha256)}
          attachment={attachment}
          nth={index + 1}
        />
      ))}
    </>
  )
}

function Clocks({ demand }: { demand: DemandShown }) {
  return (
    <section className="panel" aria-labelledby="clocks-title">
      <h2 id="clocks-title">{say.clocks}</h2>
      {demand.clocks.map(({ kind, sentence }) => (
        <p key={kind}>{sentence}</p>
      ))}
      {demand.byMilestones && <p>{say.byMilestones}</p>}
      {demand.clocks.length === 0 && !demand.byMilestones && <p className="quiet">{say.noClock}</p>}
      {demand.clocks.length > 0 && (
        <p className="quiet not-paper">
          <Link to="/working-calendar">{say.calendar}</Link>
        </p>
      )}
      <h3>{say.next}</h3>
      <p>{nextText(demand)}</p>
    </section>
  )
}

function nextText(demand: DemandShown): string {
  const { nextAction, nextDue, verdict, confirmedOn, listed } = demand
  if (isAnsweredLast(demand) && verdict !== null && confirmedOn !== null) {
    return say.afterFirm(verdictWords[verdict], dayText(confirmedOn), verdict === 'not-solved')
  }
  if (nextAction !== null && nextDue !== null) return say.nextLine(nextAction, nextDue)
  return hiddenNext(demand) ?? (listed ? words.demands.listed : say.noNext)
}

function Working({ demand }: { demand: DemandShown }) {
  const { holding } = demand
  return (
    <section className="panel" aria-labelledby="who-title">
      <h2 id="who-title">{say.who}</h2>
      <dl className="facts facts-long">
        <div>
          <dt>{say.officer}</dt>
          <dd>{officerText(demand) || say.noOfficer}</dd>
        </div>
        {holding && (
          <div>
            <dt>{say.holder}</dt>
            <dd>{say.holders(holding.to.body, dayText(holding.since))}</dd>
          </div>
        )}
        {holding && holding.with.length > 0 && (
          <div>
            <dt>{say.with}</dt>
            <dd>{holding.with.map(({ body }) => body).join('、')}</dd>
          </div>
        )}
      </dl>
    </section>
  )
}

/** How it ended, and what the firm and the call-back said of that: each by itself. */
function Closing({ demand }: { demand: DemandShown }) {
  const { asked, confirmedOn, verdict, satisfaction, verifiedOn, verified, closedOn, closingCode, into } = demand
  const lines: readonly (readonly [string, React.ReactNode])[] = [
    [
      say.closing,
      closedOn !== null &&
        `${closingCode === null ? words.demands.listed : closingCodeWords[closingCode]}（${closedOn}）`,
    ],
    [say.evidence, demand.evidence.map(({ kind, number }) => `${kind} ${number}`).join('、')],
    [say.closingNote, demand.closingNote],
    [
      say.into,
      into !== null && (
        <Link to="/demands/$demand" params={{ demand: into }}>
          {into}
        </Link>
      ),
    ],
    [say.asking, asked && say.asked(say.askedWays[asked.way], asked.until)],
    [say.confirmed, verdict !== null && confirmedOn !== null && say.confirmedLine(verdictWords[verdict], confirmedOn)],
    [words.demands.move.satisfaction, satisfaction !== null && say.satisfaction(satisfaction)],
    [say.verified, verified !== null && verifiedOn !== null && say.verifiedLine(verified, verifiedOn)],
  ]
  const told = lines.filter(([, value]) => Boolean(value))
  if (told.length === 0) return null
  return (
    <section className="panel" aria-labelledby="closing-title">
      <h2 id="closing-title">{say.outcome}</h2>
      <dl className="facts facts-long">
        {told.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
