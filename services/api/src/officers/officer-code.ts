import { Type } from 'typebox'

export const officerCode = Type.Object({ officer: Type.String({ maxLength: 40, description: '服务员编号' }) })
