import type { FileRefusal, FileRefusalKind, FileRefusalParams, OtherFile } from '@titian/domain'

type Words = { readonly [Kind in FileRefusalKind]: (params: FileRefusalParams[Kind]) => string }

const files: Readonly<Record<Exclude<OtherFile, 'text'>, string>> = {
  word: ' Word 文档',
  presentation: '演示文稿',
  pdf: ' PDF 文件',
  image: '图片',
  archive: '压缩包',
  program: '程序',
  other: '其他类型的文件',
}

const words: Words = {
  'file-empty': () => '文件是空的，请重新选择文件。',
  'file-too-large': ({ limitMegabytes }) =>
    `文件超过 ${limitMegabytes} MB，请删去图片和无关的工作表，或分成几个文件后再上传。`,
  // Text is what somebody pastes who copied cells from the middle of a table, or a line out of a message.
  'file-not-a-spreadsheet': ({ found }) =>
    found === 'text'
      ? '这里只有文字，没有分列的表格。粘贴的，请连同表头一起复制整张表；是文件的，请上传 .xlsx 文件。'
      : `这不是电子表格，而是${files[found]}，请上传 .xlsx 文件。`,
  'file-damaged': () => '文件不完整或已损坏，请用 WPS 重新打开并另存为 .xlsx 后再上传。',
  'file-protected': () => '文件设有打开密码，请在 WPS 中取消密码并保存后再上传。',
  'file-old-format': ({ format }) => `不能直接读取 ${format} 文件，请用 WPS 另存为 .xlsx 后再上传。`,
  'file-not-converted': ({ format }) => `${format} 文件转换失败，请用 WPS 另存为 .xlsx 后再上传。`,
  'file-too-many-entries': ({ limit }) =>
    `文件内部的部件超过 ${limit} 个，请把数据复制到新的工作簿，另存为 .xlsx 后再上传。`,
  'file-unpacks-too-large': ({ limitMegabytes }) =>
    `文件解压后超过 ${limitMegabytes} MB，请把数据复制到新的工作簿，另存为 .xlsx 后再上传。`,
  'file-too-many-rows': ({ limit }) =>
    `表格超过 ${limit.toLocaleString('zh-CN')} 行，请删去空行，或分成几个文件后再上传。`,
  'file-without-rows': () => '表格里没有数据，请检查是否选错了文件，或数据不在第一张工作表。',
  'file-only-headings': () =>
    '只有表头，没有数据行。粘贴的，请把数据行一起复制；是文件的，请检查是否选错了文件或工作表。',
  'file-too-slow': ({ limitSeconds }) =>
    `读取超过 ${limitSeconds} 秒，请把数据复制到新的工作簿，另存为 .xlsx，或分成几个文件后再上传。`,
  'file-too-heavy': () =>
    '读取这个文件需要的内存过多，请把数据复制到新的工作簿，另存为 .xlsx，或分成几个文件后再上传。',
}

/** What is wrong with the file, and what to do next. */
export function fileRefusalSentence(refusal: FileRefusal): string {
  return sentence(refusal)
}

function sentence<Kind extends FileRefusalKind>(refusal: { kind: Kind; params: FileRefusalParams[Kind] }): string {
  return words[refusal.kind](refusal.params)
}
