export { defaultLimits, type Limits } from './limits.ts'
export { readWorkbook, type ReadAnswer, type ReadOptions, type TakeRows } from './read.ts'
export { writeWorkbook, type WrittenCell, type WrittenSheet } from './write.ts'
