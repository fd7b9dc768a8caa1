import type { Day, DemandAbout, WorkReason } from '@titian/domain'
import { checkReviewSentence } from './check-words.ts'
import { demandCategoryWords } from './demand-words.ts'
import { joined } from './joined.ts'

interface WorkNames {
  readonly title: (code: string) => string
}

const stepWords = { next: '下一步', milestone: '节点', tracking: '长期跟踪' } as const
const clockWords = { respond: '响应', solve: '办理' } as const

/** Why a line is on somebody's list, in one sentence. */
export function workReasonSentence(reason: WorkReason, due: Day | null, names: WorkNames): string {
  switch (reason.kind) {
    case 'visit-planned':
      return `约定 ${due ?? ''} 走访，上次走访 ${reason.lastOn}`
    case 'visit-due':
      return reason.lastOn === null
        ? `对接 ${reason.days} 天还没有走访过`
        : `距上次走访（${reason.lastOn}）已 ${reason.days} 天`
    case 'demand-overdue':
      return `${demandCalled(reason)}${clockWords[reason.clock]}超期 ${reason.workingDays} 个工作日`
    case 'demand-clock':
      return reason.workingDays === 0
        ? `${demandCalled(reason)}${clockWords[reason.clock]}期限是今天`
        : `${demandCalled(reason)}${clockWords[reason.clock]}还剩 ${reason.workingDays} 个工作日`
    case 'demand-step':
      return reason.action === ''
        ? `${demandCalled(reason)}在办`
        : `${demandCalled(reason)}${stepWords[reason.of ?? 'next']}：${reason.action}`
    case 'plan-action':
      return `一企一策中由您办理：${reason.what}`
    case 'title-expiring':
      return `${names.title(reason.title)}有效期到 ${due ?? ''}`
    case 'duty':
      return reason.missedBefore.length > 0
        ? `${reason.year} 年${reason.name}未完成；有效期内 ${reason.missedBefore.join('、')} 年已有一次未报，再缺将取消资格`
        : `${reason.year} 年${reason.name}未完成`
    case 'check':
      return `${
        reason.step === 'go'
          ? joined(`${reason.year} 年入库前实地核查`, '，', [
              reason.triggers > 0 && `触发条件 ${reason.triggers} 项`,
              '需两人到场',
            ])
          : `${reason.year} 年入库前实地核查已记录，等您复核`
      }；${checkReviewSentence(reason.reviewDays, reason.workingDays)}`
    case 'handover':
      return `${reason.name === null ? `${reason.from} ` : `${reason.name}（${reason.from}）`}交来企业 ${reason.firms} 家、在办需求 ${reason.demands} 条，等您接收`
    case 'kept-aside':
      return [
        ...(reason.records > 0 ? [`您有 ${reason.records} 条记录待核对`] : []),
        ...(reason.missing > 0 ? [`手机上可能丢失 ${reason.missing} 条记录，请补录或说明`] : []),
      ].join('；')
  }
}

/** So much of a demand's text tells it from the others of a firm. */
const aboutLength = 20

function demandCalled({ number, about }: { readonly number: string; readonly about?: DemandAbout }): string {
  if (!about) return `需求 ${number} `
  const { category, text } = about
  const begun = text !== null && text.length > aboutLength ? `${text.slice(0, aboutLength)}…` : text
  return `需求 ${number}（${[demandCategoryWords[category], begun].filter((part) => part !== null).join('：')}）`
}

/** What an officer may send to the firm: its own gap and its own date. Null where there is nothing to ask of it. */
export function workMessage(reason: WorkReason, due: Day | null, firm: string, names: WorkNames): string | null {
  const greeting = `${firm}：您好！`
  switch (reason.kind) {
    case 'title-expiring':
      return `${greeting}贵公司的${names.title(reason.title)}有效期到 ${due ?? ''}，请提前准备重新申报材料，需要帮助请与我联系。`
    case 'duty':
      return `${greeting}贵公司 ${reason.year} 年${reason.name}还没有完成，截止日期 ${due ?? ''}${reason.missedBefore.length > 0 ? `；${reason.missedBefore.join('、')} 年已有一次未报，有效期内再缺一次将取消高新技术企业资格` : ''}，请尽快办理，需要帮助请与我联系。`
    case 'visit-planned':
      return `${greeting}按约定 ${due ?? ''} 到贵公司走访，您看时间是否方便？`
    case 'visit-due':
      return `${greeting}想近期到贵公司走访，了解有什么困难和需求，您看哪天方便？`
    case 'plan-action':
      return `${greeting}按贵公司的培育计划，需办理“${reason.what}”（${due ?? ''} 前），想和您商量，您看何时方便？`
    case 'demand-clock':
    case 'demand-overdue':
      return `${greeting}贵公司提出的需求（${reason.number}）正在办理，想了解最新情况，您看何时方便通话？`
    case 'demand-step':
      return reason.of === 'tracking'
        ? `${greeting}贵公司提出的需求（${reason.number}）此前条件还不具备，想再了解一下近况，您看何时方便通话？`
        : `${greeting}贵公司提出的需求（${reason.number}）正在办理，想了解最新情况，您看何时方便通话？`
    case 'check':
      return `${greeting}按规定需在 ${reason.year} 年科技型中小企业入库前到贵公司实地核查，您看哪天方便？`
    case 'handover':
    case 'kept-aside':
      return null
  }
}
