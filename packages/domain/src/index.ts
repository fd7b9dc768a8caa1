export * from './day.ts'
export * from './decider.ts'
export * from './enterprises/event.ts'
export * from './titles/title.ts'
