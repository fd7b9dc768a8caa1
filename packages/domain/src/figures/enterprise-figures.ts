import { held } from './fact.ts'
import type { FigureDefinition } from './definition.ts'

export const enterpriseFigures: readonly FigureDefinition[] = [
  {
    code: 'enterprises',
    name: '企业总数',
    kind: 'stock',
    formula: '存续企业户数',
    note: '自成立之日（不详的，自最早载明该企业的名单之日）起，至注销或迁出之日止；迁入企业自迁入之日起。',
    version: 1,
    facts: ({ history }) =>
      history.life.flatMap((life) => held(history, 'enterprises', life, [...life.why, ...history.registered])),
  },
  {
    code: 'enterprises.outside-register',
    name: '名录外企业',
    kind: 'stock',
    formula: '存续企业中未列入企业名录的户数',
    note: '由入库、认定、称号等名单载明而企业名录没有的企业。',
    version: 1,
    facts: ({ history }) =>
      history.inRegister
        ? []
        : history.life.flatMap((life) => held(history, 'enterprises.outside-register', life, life.why)),
  },
]
