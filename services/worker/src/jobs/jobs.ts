import { checkImport } from '../imports/check-import.ts'
import { commitImport } from '../imports/commit-import.ts'
import { dropBrokenUploads, eraseUploads } from '../imports/erase-uploads.ts'
import { findSoffice } from '../imports/find-soffice.ts'
import { healImports } from '../imports/heal-imports.ts'
import { undoImport } from '../imports/undo-import.ts'
import type { Job } from './job.ts'

/** Every job that the worker does. */
export const jobs: readonly Job[] = [
  checkImport({ soffice: findSoffice() }),
  commitImport,
  undoImport,
  healImports,
  eraseUploads,
  dropBrokenUploads,
]
