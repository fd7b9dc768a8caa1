import type { CorrectionRefusal, MergeRefusal } from '@titian/domain'
import type { Words } from './problems.ts'
import { statementFieldName } from './statement-fields.ts'

type Own = Exclude<
  CorrectionRefusal | MergeRefusal,
  { readonly refused: 'CreditCodeWrong' | 'ValueDoesNotFit' | 'NothingChanges' | 'NotADay' | 'UnitUnknown' }
>
type Named<Name extends Own['refused']> = Extract<Own, { readonly refused: Name }>

/** What people are told when a firm's records cannot be corrected, changed or merged as they say. */
export const correctionProblems: { readonly [Name in Own['refused']]: Words<Named<Name>> } = {
  UnknownStatement: { status: 404, title: '没有找到这条记录。请刷新时间线后重试。' },
  AlreadyWithdrawn: { status: 409, title: '这条记录已经撤销，不能再更正。请刷新时间线查看。' },
  FieldNotCorrectable: {
    status: 422,
    title: ({ field }) => `这条记录没有可以更正的“${statementFieldName(field)}”，请改选。`,
    field: ({ field }) => field,
  },
  DayInTheFuture: {
    status: 422,
    title: ({ day, today }) => `${day} 晚于今天（${today}），请改为已经发生的日期。`,
    field: ({ field }) => field,
  },
  NameTooLong: {
    status: 422,
    title: ({ field, length, longest }) =>
      `“${statementFieldName(field)}”最多 ${longest} 个字，现在有 ${length} 个字，请删去多余的内容。`,
    field: ({ field }) => field,
  },
  EnterpriseAbsent: { status: 409, title: '这家企业的记录已全部撤销，不能再录入变动。请先重新导入名单。' },
  NotExistingThen: {
    status: 422,
    title: ({ on }) => `${on} 企业尚未成立，或已注销、迁出，请核对日期。`,
    field: 'on',
  },
  AlreadyMerged: { status: 409, title: ({ uscc }) => `这家企业已并入 ${uscc}，请刷新页面后在那家企业办理。` },
  SameEnterprise: { status: 409, title: '两个信用代码已是同一家企业，不用合并。请核对要并入的企业。', field: 'into' },
  NothingStands: {
    status: 409,
    title: ({ which }) =>
      which === 'from'
        ? '这家企业的记录已全部撤销，没有可以合并的内容，不用合并。'
        : '要并入的企业记录已全部撤销。请改选另一家，或先重新导入它的名单。',
  },
}
