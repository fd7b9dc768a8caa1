import type { ImportQuestion, ImportRefusal } from '@titian/domain'
import type { Words } from './problems.ts'

type Own = Exclude<ImportRefusal, { readonly refused: 'NothingChanges' }>
type Named<Name extends Own['refused']> = Extract<Own, { readonly refused: Name }>

const questions: Readonly<Record<ImportQuestion, string>> = {
  kind: '名单类型',
  listedOn: '名单日期',
  stage: '公示还是公告',
  document: '文号',
}

/** What is told to whoever does with an import what it is not ready for. */
export const importRefusals: { readonly [Name in Own['refused']]: Words<Named<Name>> } = {
  ImportUnknown: { status: 404, title: '没有找到这项内容。请核对地址，或向管理员确认您的查看范围。' },
  ImportKnown: { status: 409, title: '这次上传已经收到，请刷新页面查看。' },
  ImportNotChecked: { status: 409, title: '名单正在核查，请稍候再试。' },
  ImportNeedsAnswers: {
    status: 422,
    title: ({ needs }) => `还需要您回答：${needs.map((need) => questions[need]).join('、')}。回答后再确认导入。`,
  },
  ImportConfirmedAlready: {
    status: 409,
    title: '这份名单已经确认导入，不能再改。如有错误，请撤销本次导入后重新上传。',
  },
  ImportNotCommitted: { status: 409, title: '这份名单还没有导入完，不能撤销。请等它完成后再试。' },
  ImportUndoneAlready: { status: 409, title: '这份名单已撤销或正在撤销。如需恢复，请重新上传导入。' },
}
