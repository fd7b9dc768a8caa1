import { Type } from 'typebox'

/** Any code that the firm ever had; what is none is not there, like what one may not see. */
export const creditCode = Type.Object({ uscc: Type.String({ maxLength: 40, description: '统一社会信用代码' }) })
