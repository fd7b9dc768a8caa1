import type { TableProps } from 'antd'

/** A firm that is about to be given to an officer. */
export interface Chosen {
  readonly uscc: string
  readonly name: string
}

/** Firms of a table by their boxes; those chosen before the list grew stay chosen. */
export function choosing<Firm extends Chosen>(
  chosen: readonly Chosen[],
  onChoose: (chosen: readonly Chosen[]) => void,
): NonNullable<TableProps<Firm>['rowSelection']> {
  return {
    selectedRowKeys: chosen.map(({ uscc }) => uscc),
    onChange: (_, firms) => onChoose(firms.map(({ uscc, name }) => ({ uscc, name }))),
    getCheckboxProps: (firm) => ({ 'aria-label': firm.name }),
  }
}
