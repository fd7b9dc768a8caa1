import type { Field, TemplateRefusal } from '@titian/domain'
import { templateFieldNames } from '../templates.ts'
import type { Words } from './problems.ts'
import { templateFieldWords } from './template-words.ts'

export type TemplateWordsRefusal =
  /** It is none of ours. */
  | { readonly refused: 'TemplateWordUnknown'; readonly header: string; readonly word: string }
  /** A cell of that column holds several words, and this one would fall apart. */
  | { readonly refused: 'TemplateWordParted'; readonly header: string; readonly word: string }
  /** Two of our words would come back as one. */
  | { readonly refused: 'TemplateWordTwice'; readonly header: string; readonly word: string }

type Own = Exclude<TemplateRefusal, { readonly refused: 'NothingChanges' }> | TemplateWordsRefusal
type Named<Name extends Own['refused']> = Extract<Own, { readonly refused: Name }>

/** What people are told when a template cannot be saved as they say. */
export const templateProblems: { readonly [Name in Own['refused']]: Words<Named<Name>> } = {
  TemplateUnknown: { status: 409, title: '这个导出模板已经删除，请刷新页面。' },
  TemplateUnnamed: { status: 422, title: '请填写模板名称。', field: 'name' },
  TemplateHeaderEmpty: {
    status: 422,
    title: ({ field }) => `“${fieldWords(field)}”还没有列名，请按对方表格填写。`,
    field: 'columns',
  },
  TemplateHeaderTwice: {
    status: 422,
    title: ({ header }) => `列名“${header}”出现了两次，导回来时分不清。请改其中一个。`,
    field: 'columns',
  },
  TemplateFieldTwice: {
    status: 422,
    title: ({ field }) => `“${fieldWords(field)}”放了两列，请去掉一列。`,
    field: 'columns',
  },
  TemplateFieldForeign: {
    status: 422,
    title: ({ field }) => `这种记录没有“${fieldWords(field)}”，请换一项内容。`,
    field: 'columns',
  },
  TemplateLacks: {
    status: 422,
    title: ({ fields }) =>
      `还缺少${fields.map((field) => `“${fieldWords(field)}”`).join('、')}，没有这些列导不回来。请补上。`,
    field: 'columns',
  },
  TemplateWordUnknown: {
    status: 422,
    title: ({ header, word }) => `“${header}”列没有“${word}”这种说法，请从列出的说法中选。`,
    field: 'columns',
  },
  TemplateWordParted: {
    status: 422,
    title: ({ header, word }) => `“${header}”列的“${word}”里不能有顿号、逗号、分号和斜线，导回来时会被拆开。`,
    field: 'columns',
  },
  TemplateWordTwice: {
    status: 422,
    title: ({ header, word }) => `“${header}”列有两种说法都写成“${word}”，导回来时分不清。请改其中一个。`,
    field: 'columns',
  },
}

function fieldWords(field: Field): string {
  const known = templateFieldNames.find((name) => name === field)
  return known === undefined ? field : templateFieldWords[known]
}
