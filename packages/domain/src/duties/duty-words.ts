interface Written {
  readonly duty: string
  readonly written: RegExp
}

// 火炬统计年报 and 更名报告 before 年报 and 报告 alone.
const duties: readonly Written[] = [
  { duty: 'statistics-flash', written: /快报/ },
  { duty: 'torch-annual', written: /火炬|统计年报|企业统计报表/ },
  { duty: 'rename-report', written: /更名|名称变更/ },
  { duty: 'tech-sme-again', written: /再次入库|再入库|重新入库/ },
  { duty: 'high-tech-annual', written: /年报|发展情况|年度发展/ },
]

/** The published duty that a cell or a title means. */
export function findDuty(text: string): string | undefined {
  const narrow = text.normalize('NFKC').replace(/\s/g, '')
  return duties.find(({ written }) => written.test(narrow))?.duty
}
