import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

export const lists = join(import.meta.dirname, '../data/pds-2021')

/** What follows from the lists of the sample city. */
export interface Answers {
  readonly enterprisesAtYearEnd: number
  readonly inRegister: number
  readonly notInRegister: readonly string[]
  readonly renamed: readonly { readonly uscc: string; readonly formerName: string; readonly name: string }[]
  readonly movedUnit: readonly {
    readonly uscc: string
    readonly from: string
    readonly to: string
    readonly on: string
  }[]
  readonly techSmeRegisteredInYear: Years
  readonly techSmeFirstEver: Years
  readonly techSmeAgainFromYearBefore: Years
  readonly highTechNewInYear: Years
  readonly highTechRenewedInYear: Years
  readonly highTechValidAtYearEnd: Years
  readonly highTechBridge: Readonly<Record<string, Readonly<Record<string, number>>>>
  readonly smallToHigh: Years
  readonly straightToHigh: Years
  readonly highToStrongTechLine: number
  readonly techSmeDropped: Years
  readonly byPlace: {
    readonly techSme: Years
    readonly highTechNew: Years
    readonly highTechValid: Years
  }
  readonly titles: Years
  readonly officers: number
  readonly assignments: number
  readonly assignedEnterprises: number
  readonly visits: number
  readonly visitedEnterprises: number
  readonly visitsInCampaign: number
  readonly solvedOnTheSpot: number
  readonly demands: number
  readonly demandsClosed: number
  readonly demandsOpen: number
  readonly provinceWide: Readonly<Record<string, { readonly rows: number; readonly ours: number }>>
  readonly applicationSteps: number
  readonly applications: number
  readonly applicationsOpenAtYearEnd: number
  readonly targets: readonly {
    readonly year: number
    readonly indicator: string
    readonly city: number
    readonly places: Years
  }[]
  readonly mustBeRefused: readonly {
    readonly file: string
    readonly row: number
    readonly why: string
    readonly meant?: string
  }[]
}

type Years = Readonly<Record<string, number>>

export async function readAnswers(): Promise<Answers> {
  const answers: Answers = JSON.parse(await readFile(join(lists, 'answers.json'), 'utf8'))
  return answers
}

/** Every figure of the answers as a question and the value that it must have. */
export function questionsOf(answers: Answers): readonly { readonly question: string; readonly value: number }[] {
  const yearly = (code: string, years: Years) =>
    Object.entries(years).map(([year, value]) => ({ question: `${code}?unit=410400&period=${year}`, value }))
  const places = (code: string, units: Years) =>
    Object.entries(units).map(([unit, value]) => ({ question: `${code}?unit=${unit}&period=2021`, value }))
  return [
    { question: 'enterprises?unit=410400&period=2021', value: answers.enterprisesAtYearEnd },
    { question: 'enterprises.outside-register?unit=410400&period=2021', value: answers.notInRegister.length },
    ...yearly('tech-sme.registered', answers.techSmeRegisteredInYear),
    ...yearly('tech-sme.first-ever', answers.techSmeFirstEver),
    ...yearly('tech-sme.again', answers.techSmeAgainFromYearBefore),
    ...yearly('tech-sme.dropped', answers.techSmeDropped),
    ...yearly('high-tech.new', answers.highTechNewInYear),
    ...yearly('high-tech.renewed', answers.highTechRenewedInYear),
    ...yearly('high-tech.valid', answers.highTechValidAtYearEnd),
    ...yearly('moves.small-to-high', answers.smallToHigh),
    ...yearly('moves.straight', answers.straightToHigh),
    { question: 'moves.high-to-strong?unit=410400&period=2021', value: answers.highToStrongTechLine },
    ...places('tech-sme.registered', answers.byPlace.techSme),
    ...places('high-tech.new', answers.byPlace.highTechNew),
    ...places('high-tech.valid', answers.byPlace.highTechValid),
    ...Object.entries(answers.titles).map(([title, value]) => ({
      question: `titles?unit=410400&period=2021&title=${encodeURIComponent(title)}`,
      value,
    })),
    { question: 'officers?unit=410400&period=2021', value: answers.officers },
    // One accountable officer a firm: as many firms as assignments.
    { question: 'assignments?unit=410400&period=2021', value: answers.assignedEnterprises },
    { question: 'visits?unit=410400&period=2021', value: answers.visits },
    { question: 'visits.enterprises?unit=410400&period=2021', value: answers.visitedEnterprises },
    { question: 'visits.campaign?unit=410400&period=2021', value: answers.visitsInCampaign },
    { question: 'visits.solved-on-the-spot?unit=410400&period=2021', value: answers.solvedOnTheSpot },
    { question: 'demands.raised?unit=410400&period=2021', value: answers.demands },
    { question: 'demands.closed?unit=410400&period=2021', value: answers.demandsClosed },
    { question: 'demands.open?unit=410400&period=2021', value: answers.demandsOpen },
    { question: 'applications?unit=410400&period=2021', value: answers.applications },
    { question: 'applications.steps?unit=410400&period=2021', value: answers.applicationSteps },
    { question: 'applications.open?unit=410400&period=2021', value: answers.applicationsOpenAtYearEnd },
  ]
}
